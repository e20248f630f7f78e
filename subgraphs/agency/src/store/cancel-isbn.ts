/** Marks a number as cancelled. Its row stays for ever, and with it the number stays taken. */
import type pg from 'pg'

import type { IsbnRow } from './find-isbns.ts'

const CANCEL = `
  update isbn set status = 'CANCELLED' where ordinal = $1 and status = 'ASSIGNED'
  returning ordinal, publisher, publication, status, assigned_on as "assignedOn"`

const EXISTS = `select 1 from isbn where ordinal = $1`

/** The row as it now is, or what the number was instead of assigned. */
export async function writeCancelled(
  client: pg.ClientBase,
  ordinal: number,
): Promise<IsbnRow | 'UNASSIGNED' | 'CANCELLED'> {
  const { rows } = await client.query<IsbnRow>({ name: 'isbn-cancel', text: CANCEL, values: [ordinal] })
  if (rows[0]) return rows[0]
  const { rowCount } = await client.query({ name: 'isbn-exists', text: EXISTS, values: [ordinal] })
  return rowCount === 0 ? 'UNASSIGNED' : 'CANCELLED'
}
