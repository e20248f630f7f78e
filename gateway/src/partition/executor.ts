/** A subgraph whose rows live in several houses, as an executor: plans, asks all owners at once, merges. */
import type { Language } from '@isbn-hub/messages/language'

import type { Answer } from '../graphql/answer.ts'
import type { Variables } from '../graphql/selections.ts'
import type { Caller } from '../identity/caller.ts'
import type { DelegationTable } from './delegations.ts'
import { type Delivery, merge } from './merge.ts'
import { OwnerUnavailable } from './owner.ts'
import type { Owners } from './owners.ts'
import type { OwnershipRules } from './ownership.ts'
import { type OwnerRequest, type Plan, plan } from './plan.ts'
import type { Shape } from './shape.ts'

/** What a subgraph request needs to know of the client's request that it serves. */
export interface RequestContext {
  readonly caller: Caller | undefined
  /** The language of messages where the query names none. */
  readonly language: Language
  /** Milliseconds that an answer may take in all. */
  readonly patience: number
  /** Until when answers are of use, on the clock of `performance.now()`. */
  readonly deadline: number
  /** Aborted when the client is gone: for streams, which know no other end. */
  readonly signal: AbortSignal | undefined
}

export interface PartitionedSubgraph {
  readonly rules: OwnershipRules
  readonly delegations: () => DelegationTable
  readonly owners: Owners
  /** Set for a nation's extension: the agency that alone serves it. */
  readonly only?: string | undefined
  /** From an agency's endpoint to where it serves this subgraph. */
  readonly address: (endpoint: string) => string
}

export async function executePartitioned(
  subgraph: PartitionedSubgraph,
  shape: Shape,
  variables: Variables | undefined,
  requestContext: RequestContext,
): Promise<Answer> {
  const partition = { rules: subgraph.rules, delegations: subgraph.delegations(), only: subgraph.only }
  const { ownerRequests, unroutable } = admit(plan(shape, variables, partition), shape, requestContext.caller)
  const [first] = ownerRequests
  const deliveries =
    first && ownerRequests.length === 1
      ? [await deliver(subgraph, first, requestContext)]
      : await Promise.all(ownerRequests.map((ownerRequest) => deliver(subgraph, ownerRequest, requestContext)))
  return merge(shape, variables, deliveries, unroutable)
}

/**
 * A write is for callers of the owner's own. The owner looks for itself, and knows more of roles; what is plainly not for
 * it doesn't trouble it.
 */
function admit(planned: Plan, { operation, fields }: Shape, caller: Caller | undefined): Plan {
  const [ownerRequest] = planned.ownerRequests
  if (operation !== 'mutation' || !ownerRequest) return planned
  const path = [fields[0]?.alias ?? '']
  if (!caller) return { ownerRequests: [], unroutable: [{ code: 'UNAUTHENTICATED', path }] }
  const { code: agency } = ownerRequest.owner
  return caller.agency === agency ? planned : { ownerRequests: [], unroutable: [{ code: 'FORBIDDEN', agency, path }] }
}

async function deliver(
  subgraph: PartitionedSubgraph,
  ownerRequest: OwnerRequest,
  { caller, language, deadline }: RequestContext,
): Promise<Delivery> {
  const { owner, shape, variables } = ownerRequest
  // A ownerRequest is only ever made for an owner with an endpoint.
  const asked = subgraph.owners.at(owner.code, subgraph.address(owner.endpoint ?? ''))
  const authorization = caller && mayBeShown(caller, owner.code, shape) ? caller.authorization : undefined
  try {
    const answer = await asked.ask({ shape, variables, authorization, language, deadline })
    return { ownerRequest, answer, failure: undefined }
  } catch (error) {
    if (!(error instanceof OwnerUnavailable)) throw error
    return { ownerRequest, answer: undefined, failure: { since: error.since } }
  }
}

/**
 * A token is shown to the agency that it names. Who is shown another's may use it as its bearer would, so one that opens
 * reading alone is shown to whomever a query asks, and any other to nobody else.
 */
const mayBeShown = (caller: Caller, agency: string, { operation }: Shape): boolean =>
  caller.agency === agency || (caller.international && operation === 'query')
