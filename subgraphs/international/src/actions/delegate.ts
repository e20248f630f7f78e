/** A span of the number space is given to an agency: how a country enters the table. */
import { transaction } from '@isbn-hub/agency/platform/transaction'
import { spanOf } from '@isbn-hub/isbn/span'
import type pg from 'pg'

import type { AgencyFacts } from '../delegations.ts'
import { type Delegation, inTheWay } from '../domain/delegation.ts'
import { findDelegations } from '../store/delegations.ts'

export interface DelegationWish {
  readonly agency: AgencyFacts
  /** A registration group, 978-985, or the beginning of a part of one, 978-5-600. */
  readonly from: string
  /** The end of the part, included: 978-5-699. The same as `from` where absent. */
  readonly to?: string
  /** Whether other agencies may hold the same span. */
  readonly shared?: boolean
  /** 2026-11-21, where it is known. */
  readonly since?: string
}

export type DelegationAnswer =
  | { readonly delegation: Delegation }
  | { readonly refusal: 'NOT_A_SPAN' }
  /** Another agency holds it, or a part of it. */
  | { readonly refusal: 'HELD_BY_ANOTHER'; readonly by: Delegation }

/** Enters the agency, or what is new of it, and its delegation. One that is there already is given back as it is. */
export async function delegate(pool: pg.Pool, wish: DelegationWish): Promise<DelegationAnswer> {
  const wanted = read(wish)
  if (!wanted) return { refusal: 'NOT_A_SPAN' }
  return transaction(pool, async (client) => {
    // Two wishes at once would each see a free span; the exclusion constraint knows nothing of shared ones.
    await client.query('lock table delegation in share row exclusive mode')
    const inForce = (await findDelegations(client)).filter(({ until }) => until === null)
    const existing = inForce.find(
      ({ agency, span }) => agency === wanted.agency && span.lo === wanted.span.lo && span.hi === wanted.span.hi,
    )
    const other = inTheWay(
      wanted,
      inForce.filter((delegation) => delegation !== existing),
    )
    if (other) return { refusal: 'HELD_BY_ANOTHER', by: other }
    await enter(client, wish.agency)
    if (existing) return { delegation: existing }
    await client.query(
      `insert into delegation (agency, span, level, exclusive, since) values ($1, int8range($2, $3), $4, $5, $6)`,
      [wanted.agency, wanted.span.lo, wanted.span.hi, wanted.level, wanted.exclusive, wanted.since],
    )
    return { delegation: wanted }
  })
}

function read({ agency, from, to = from, shared = false, since }: DelegationWish): Delegation | undefined {
  const [first, last] = [from, to].map((text) => /^97[89]-\d{1,5}(-\d{1,7})?$/.exec(text))
  if (!first || !last || !first[1] !== !last[1]) return undefined
  const { lo } = spanOf(from.replaceAll('-', ''))
  const { hi } = spanOf(to.replaceAll('-', ''))
  if (lo >= hi) return undefined
  const level = first[1] ? 'PART' : 'GROUP'
  return { agency: agency.code, span: { lo, hi }, level, exclusive: !shared, since: since ?? null, until: null }
}

async function enter(client: pg.ClientBase, { code, name, country, website }: AgencyFacts): Promise<void> {
  await client.query(
    `insert into agency as old (code, name, country, website) values ($1, $2, $3, $4)
     on conflict (code) do update set
       name = excluded.name, country = excluded.country, website = excluded.website, changed_at = now()
     where (old.name, old.country, old.website) is distinct from (excluded.name, excluded.country, excluded.website)`,
    [code, name, country, website],
  )
}
