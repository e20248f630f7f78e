/** A cursor: a place in a feed as clients hold it. Opaque to them, and checked against the feed when it comes back. */
import { FeedProblem, type Place, type Position } from './position.ts'

/** A cursor as read. `proof` is the beginning of the chain's value there, 16 hex digits: a forged cursor won't match. */
export interface ReadCursor extends Position {
  readonly proof: string
}

const EPOCH_BYTES = 16
const SEQUENCE_BYTES = 8
const PROOF_BYTES = 8
const BYTES = EPOCH_BYTES + SEQUENCE_BYTES + PROOF_BYTES

/** 43 characters of base64url: the epoch, the sequence in 8 bytes, the first 8 bytes of the hash. */
export function encodeCursor({ epoch, sequence, hash }: Place): string {
  const bytes = Buffer.alloc(BYTES)
  bytes.write(epoch.replaceAll('-', ''), 0, 'hex')
  bytes.writeBigUInt64BE(BigInt(sequence), EPOCH_BYTES)
  bytes.write(hash.slice(0, PROOF_BYTES * 2), EPOCH_BYTES + SEQUENCE_BYTES, 'hex')
  return bytes.toString('base64url')
}

/** The inverse of {@link encodeCursor}; throws a POSITION_INVALID on anything else. Whether the proof holds, only the feed knows. */
export function decodeCursor(text: string): ReadCursor {
  const bytes = Buffer.from(text, 'base64url')
  // Buffer skips what isn't base64url; only a text that comes back unchanged was one of ours.
  const sequence = bytes.length === BYTES ? Number(bytes.readBigUInt64BE(EPOCH_BYTES)) : NaN
  if (!Number.isSafeInteger(sequence) || bytes.toString('base64url') !== text)
    throw new FeedProblem('POSITION_INVALID', 'This is not a cursor of the journal.')
  const epoch = bytes.toString('hex', 0, EPOCH_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { epoch, sequence, proof: bytes.toString('hex', EPOCH_BYTES + SEQUENCE_BYTES) }
}
