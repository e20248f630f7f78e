/** The hash chain: each entry seals all that came before it, so that history can't be rewritten unseen. */
import { createHash } from 'node:crypto'

/** The chain's value before the first entry. */
export const GENESIS = '0'.repeat(64)

/**
 * SHA-256 over the previous value's bytes and `epoch:sequence:body`, in hex.
 * PostgreSQL computes the same in the feed's append function; the two must never part.
 */
export function chainHash(previous: string, epoch: string, sequence: number, body: string): string {
  return createHash('sha256').update(previous, 'hex').update(`${epoch}:${sequence}:${body}`, 'utf8').digest('hex')
}
