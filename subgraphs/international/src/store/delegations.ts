/** Agencies and what is delegated to them: small tables, read whole, written by the acts on the delegation table. */
import type { Span } from '@isbn-hub/isbn/span'
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import type { EntityManager } from 'typeorm'

import type { Delegation } from '../domain/delegation.ts'
import type { AgencyFacts } from '../domain/delegations.ts'
import { AgencyRow } from './rows/agency-row.ts'
import { DelegationRow } from './rows/delegation-row.ts'

/** By code. */
export const findAgencies = (entities: EntityManager): Promise<AgencyFacts[]> =>
  entities.find(AgencyRow, { order: { code: 'ASC' } })

/** Those in force and those that have ended, by ascending span. */
export const findDelegations = (entities: EntityManager): Promise<Delegation[]> =>
  entities.find(DelegationRow, { order: { span: 'ASC', id: 'ASC' } })

/** The spans that the agency assigns from, or once did. */
export async function findDelegated(entities: EntityManager, agency: string): Promise<Span[]> {
  return (await findDelegations(entities)).filter((delegation) => delegation.agency === agency).map(({ span }) => span)
}

/** The instant of the last change to an agency or a delegation; undefined where there is none. */
export async function findLastChange(entities: EntityManager): Promise<Date | undefined> {
  const latest = { order: { changedAt: 'DESC' }, take: 1 } as const
  const [agencies, delegations] = await Promise.all([
    entities.find(AgencyRow, latest),
    entities.find(DelegationRow, latest),
  ])
  const instants = [...agencies, ...delegations].map(({ changedAt }) => changedAt.getTime())
  return instants.length > 0 ? new Date(Math.max(...instants)) : undefined
}

/** Whoever would write the table waits from here to the end of the transaction. TypeORM locks rows, not tables. */
export const lockDelegations = (client: DatabaseClient): Promise<unknown> =>
  client.query('lock table delegation in share row exclusive mode')

/** Enters the agency, or what is new of it. */
export async function writeAgency({ entities }: DatabaseClient, facts: AgencyFacts): Promise<void> {
  const { code, name, country, website } = facts
  const known = await entities.findOneBy(AgencyRow, { code })
  if (!known) await entities.insert(AgencyRow, { code, name, country, website })
  else if (known.name !== name || known.country !== country || known.website !== website)
    await entities.update(AgencyRow, { code }, { name, country, website, changedAt: () => 'now()' })
}

export async function writeDelegation({ entities }: DatabaseClient, delegation: Delegation): Promise<void> {
  const { agency, span, level, exclusive, since } = delegation
  await entities.insert(DelegationRow, { agency, span, level, exclusive, since })
}

export async function endDelegation(
  { entities }: DatabaseClient,
  { agency, span: { lo, hi } }: Delegation,
  until: string,
): Promise<void> {
  await entities
    .createQueryBuilder()
    .update(DelegationRow)
    .set({ until, changedAt: () => 'now()' })
    .where('agency = :agency and span = int8range(:lo, :hi) and until is null', { agency, lo, hi })
    .execute()
}
