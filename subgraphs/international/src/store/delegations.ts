/** Agencies and what is delegated to them: small tables, read whole. */
import type { Span } from '@isbn-hub/isbn/span'
import type pg from 'pg'

import type { AgencyFacts } from '../delegations.ts'
import type { Delegation } from '../domain/delegation.ts'

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
