/** A subgraph whose rows live in several houses, as an executor: plans, asks all owners at once, merges. */
import type { Answer } from '../graphql/answer.ts'
import type { Variables } from '../graphql/selections.ts'
import type { Caller } from '../identity/caller.ts'
import type { DelegationTable } from './delegations.ts'
import { type Delivery, merge } from './merge.ts'
import { OwnerUnavailable } from './owner.ts'
import type { Owners } from './owners.ts'
import type { OwnershipRules } from './ownership.ts'
import { type Parcel, type Plan, plan } from './plan.ts'
import type { Shape } from './shape.ts'

/** What a subgraph request needs to know of the client's request that it serves. */
export interface Errand {
  readonly caller: Caller | undefined
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
  errand: Errand,
): Promise<Answer> {
  const partition = { rules: subgraph.rules, delegations: subgraph.delegations(), only: subgraph.only }
  const { parcels, misfits } = admit(plan(shape, variables, partition), shape, errand.caller)
  const [first] = parcels
  const deliveries =
    first && parcels.length === 1
      ? [await deliver(subgraph, first, errand)]
      : await Promise.all(parcels.map((parcel) => deliver(subgraph, parcel, errand)))
  return merge(shape, variables, deliveries, misfits)
}

/**
 * A write is for callers of the owner's own. The owner looks for itself, and knows more of roles; what is plainly not for
 * it doesn't trouble it.
 */
function admit(planned: Plan, { operation, fields }: Shape, caller: Caller | undefined): Plan {
  const [parcel] = planned.parcels
  if (operation !== 'mutation' || !parcel) return planned
  const path = [fields[0]?.alias ?? '']
  if (!caller) return { parcels: [], misfits: [{ code: 'UNAUTHENTICATED', path }] }
  const { code: agency } = parcel.owner
  return caller.agency === agency ? planned : { parcels: [], misfits: [{ code: 'FORBIDDEN', agency, path }] }
}

async function deliver(subgraph: PartitionedSubgraph, parcel: Parcel, { caller, deadline }: Errand): Promise<Delivery> {
  const { owner, shape, variables } = parcel
  // A parcel is only ever made for an owner with an endpoint.
  const asked = subgraph.owners.at(owner.code, subgraph.address(owner.endpoint ?? ''))
  const authorization = caller && mayBeShown(caller, owner.code, shape) ? caller.authorization : undefined
  try {
    const answer = await asked.ask({ shape, variables, authorization, deadline })
    return { parcel, answer, failure: undefined }
  } catch (error) {
    if (!(error instanceof OwnerUnavailable)) throw error
    return { parcel, answer: undefined, failure: { since: error.since } }
  }
}

/**
 * A token is shown to the agency that it names. Who is shown another's may use it as its bearer would, so one that opens
 * reading alone is shown to whomever a query asks, and any other to nobody else.
 */
const mayBeShown = (caller: Caller, agency: string, { operation }: Shape): boolean =>
  caller.agency === agency || (caller.international && operation === 'query')
