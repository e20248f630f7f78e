/** Marks a number as cancelled. Its row stays for ever, and with it the number stays taken. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import { IsbnRow } from './rows/isbn-row.ts'

/** The row as it now is, or what the number was instead of assigned. Its prefix is locked. */
export async function writeCancelled(
  { entities }: DatabaseClient,
  ordinal: number,
): Promise<IsbnRow | 'UNASSIGNED' | 'CANCELLED'> {
  const row = await entities.findOneBy(IsbnRow, { ordinal })
  if (row?.status !== 'ASSIGNED') return row ? 'CANCELLED' : 'UNASSIGNED'
  await entities.update(IsbnRow, { ordinal }, { status: 'CANCELLED' })
  return { ...row, status: 'CANCELLED' }
}
