/** What becomes of a prefix after it was given: it changes hands, or it is closed. Its numbers stay what they are. */
import type pg from 'pg'

import { writeTenure } from './take-prefix.ts'

const END_TENURES = `
  update tenure set until = $2 where prefix = $1 and until is null and publisher <> $3
    and ($4::bigint is null or publisher = $4)`

const OPEN_TENURE = `select from tenure where prefix = $1 and publisher = $2 and until is null`

/**
 * Ends the tenure of `leaving`, or every other of today where nobody is named, and begins that of `publisher` unless it
 * has one.
 */
export async function movePrefix(
  client: pg.ClientBase,
  tenure: { prefix: string; publisher: number; from: string; reason: string; leaving?: number | undefined },
): Promise<void> {
  await client.query({
    name: 'tenures-end',
    text: END_TENURES,
    values: [tenure.prefix, tenure.from, tenure.publisher, tenure.leaving ?? null],
  })
  // One of several holders who takes over from the others has been holding it all the time.
  const goesOn = await client.query({
    name: 'tenure-open',
    text: OPEN_TENURE,
    values: [tenure.prefix, tenure.publisher],
  })
  if (goesOn.rowCount === 0) await writeTenure(client, tenure)
}

const CLOSE = `update prefix set closed_on = $2 where value = $1`

export async function writeClosed(client: pg.ClientBase, prefix: string, on: string): Promise<void> {
  await client.query({ name: 'prefix-close', text: CLOSE, values: [prefix, on] })
}
