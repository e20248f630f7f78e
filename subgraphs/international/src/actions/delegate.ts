/** The acts on the delegation table: a span is given to an agency, taken from it, moved to another. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { RolledBack, transaction } from '@isbn-hub/postgres/transaction'
import type { DataSource } from 'typeorm'

import { type Delegation, inTheWay, type NamedSpan, readSpan } from '../domain/delegation.ts'
import type { AgencyFacts } from '../domain/delegations.ts'
import { endDelegation, findDelegations, lockDelegations, writeAgency, writeDelegation } from '../store/delegations.ts'

export interface DelegationWish extends NamedSpan {
  readonly agency: AgencyFacts
  /** Whether other agencies may hold the same span. */
  readonly shared?: boolean
  /** 2026-11-21, where it is known. */
  readonly since?: string | undefined
}

export type DelegationRefusal =
  | { readonly refusal: 'NOT_A_SPAN' }
  /** Another agency holds it, or a part of it. */
  | { readonly refusal: 'HELD_BY_ANOTHER'; readonly by: Delegation }
  /** The agency doesn't hold this very span. */
  | { readonly refusal: 'NOT_HELD' }

export type DelegationAnswer = { readonly delegation: Delegation } | DelegationRefusal

/** Enters the agency, or what is new of it, and its delegation. One that is there already is given back as it is. */
export const delegate = (acts: DataSource, wish: DelegationWish): Promise<DelegationAnswer> =>
  transaction(acts, (client) => enter(client, wish))

export interface Leaving extends NamedSpan {
  /** Who holds the span. */
  readonly holder: string
  /** The last day on which it was held. From now on it isn't, whatever the day. */
  readonly until: string
}

/** Ends a delegation. Its row stays: what the agency gave out of the span is the agency's. */
export const undelegate = (acts: DataSource, leaving: Leaving): Promise<DelegationAnswer> =>
  transaction(acts, (client) => end(client, leaving))

/** Ends one agency's delegation and enters another's of the same span, both or neither. */
export function moveDelegation(
  acts: DataSource,
  { holder, until, ...wish }: Leaving & Omit<DelegationWish, 'shared'>,
): Promise<DelegationAnswer> {
  return transaction<DelegationAnswer, DelegationAnswer>(acts, async (client) => {
    const ended = await end(client, { ...wish, holder, until })
    if ('refusal' in ended) return ended
    const answer = await enter(client, { ...wish, shared: !ended.delegation.exclusive })
    return 'refusal' in answer ? new RolledBack(answer) : answer
  })
}

/** In the caller's transaction. */
export async function enter(client: DatabaseClient, wish: DelegationWish): Promise<DelegationAnswer> {
  const span = readSpan(wish)
  if (!span) return { refusal: 'NOT_A_SPAN' }
  const { agency, shared = false, since = null } = wish
  const wanted: Delegation = { agency: agency.code, ...span, exclusive: !shared, since, until: null }
  // Two wishes at once would each see a free span; the exclusion constraint knows nothing of shared ones.
  await lockDelegations(client)
  const inForce = (await findDelegations(client.entities)).filter(({ until }) => until === null)
  const existing = inForce.find((delegation) => isHeld(delegation, wanted))
  const other = inTheWay(
    wanted,
    inForce.filter((delegation) => delegation !== existing),
  )
  if (other) return { refusal: 'HELD_BY_ANOTHER', by: other }
  await writeAgency(client, agency)
  if (existing) return { delegation: existing }
  await writeDelegation(client, wanted)
  return { delegation: wanted }
}

async function end(client: DatabaseClient, { holder, until, ...named }: Leaving): Promise<DelegationAnswer> {
  const span = readSpan(named)
  if (!span) return { refusal: 'NOT_A_SPAN' }
  await lockDelegations(client)
  const held = (await findDelegations(client.entities)).find(
    (delegation) => delegation.until === null && isHeld(delegation, { ...span, agency: holder }),
  )
  if (!held) return { refusal: 'NOT_HELD' }
  await endDelegation(client, held, until)
  return { delegation: { ...held, until } }
}

const isHeld = ({ agency, span }: Delegation, wanted: Pick<Delegation, 'agency' | 'span'>): boolean =>
  agency === wanted.agency && span.lo === wanted.span.lo && span.hi === wanted.span.hi
