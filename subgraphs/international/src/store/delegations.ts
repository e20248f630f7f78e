/** Agencies and what is delegated to them: small tables, read whole, written by the acts on the delegation table. */
import type { Span } from '@isbn-hub/isbn/span'
import type pg from 'pg'

import type { Delegation } from '../domain/delegation.ts'
import type { AgencyFacts } from '../domain/delegations.ts'

/** By code. */
export async function findAgencies(pool: pg.Pool): Promise<AgencyFacts[]> {
  const { rows } = await pool.query<AgencyFacts>({
    name: 'agencies',
    text: `select code, name, country, website from agency order by code`,
  })
  return rows
}

/** Those in force and those that have ended, by ascending span. */
export async function findDelegations(client: pg.Pool | pg.ClientBase): Promise<Delegation[]> {
  const { rows } = await client.query<Omit<Delegation, 'span'> & { lo: number; hi: number }>({
    name: 'delegations',
    text: `
      select agency, lower(span) as lo, upper(span) as hi, level, exclusive, since, until
      from delegation order by span, id`,
  })
  return rows.map(({ lo, hi, ...delegation }) => ({ ...delegation, span: { lo, hi } }))
}

/** The spans that the agency assigns from, or once did. */
export async function findDelegated(client: pg.Pool | pg.ClientBase, agency: string): Promise<Span[]> {
  return (await findDelegations(client)).filter((delegation) => delegation.agency === agency).map(({ span }) => span)
}

/** Whoever would write the table waits from here to the end of the transaction. */
export const lockDelegations = (client: pg.ClientBase): Promise<unknown> =>
  client.query('lock table delegation in share row exclusive mode')

/** Enters the agency, or what is new of it. */
export async function writeAgency(client: pg.ClientBase, { code, name, country, website }: AgencyFacts): Promise<void> {
  await client.query(
    `insert into agency as old (code, name, country, website) values ($1, $2, $3, $4)
     on conflict (code) do update set
       name = excluded.name, country = excluded.country, website = excluded.website, changed_at = now()
     where (old.name, old.country, old.website) is distinct from (excluded.name, excluded.country, excluded.website)`,
    [code, name, country, website],
  )
}

export async function writeDelegation(
  client: pg.ClientBase,
  { agency, span, level, exclusive, since }: Delegation,
): Promise<void> {
  await client.query(
    `insert into delegation (agency, span, level, exclusive, since) values ($1, int8range($2, $3), $4, $5, $6)`,
    [agency, span.lo, span.hi, level, exclusive, since],
  )
}

export async function endDelegation(client: pg.ClientBase, { agency, span }: Delegation, until: string): Promise<void> {
  await client.query(
    `update delegation set until = $4, changed_at = now()
     where agency = $1 and span = int8range($2, $3) and until is null`,
    [agency, span.lo, span.hi, until],
  )
}
