/** What becomes of a prefix after it was given: it changes hands, or it is closed. Its numbers stay what they are. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { IsNull, Not } from 'typeorm'

import { PrefixRow } from './rows/prefix-row.ts'
import { TenureRow } from './rows/tenure-row.ts'
import { writeTenure } from './take-prefix.ts'

/**
 * Ends the tenure of `leaving`, or every other of today where nobody is named, and begins that of `publisher` unless it
 * has one.
 */
export async function movePrefix(
  client: DatabaseClient,
  { leaving, ...tenure }: Parameters<typeof writeTenure>[1] & { readonly leaving?: number | undefined },
): Promise<void> {
  const { prefix, publisher } = tenure
  const others = { prefix, publisher: leaving ?? Not(publisher), until: IsNull() }
  if (leaving !== publisher) await client.entities.update(TenureRow, others, { until: tenure.from })
  // One of several holders who takes over from the others has been holding it all the time.
  const goesOn = await client.entities.existsBy(TenureRow, { prefix, publisher, until: IsNull() })
  if (!goesOn) await writeTenure(client, tenure)
}

export async function writeClosed({ entities }: DatabaseClient, prefix: string, on: string): Promise<void> {
  await entities.update(PrefixRow, { value: prefix }, { closedOn: on })
}
