/** A place in a feed, and the ways in which a place can be wrong. */

/**
 * Where a reader stands: it has everything up to and including `sequence` of the feed named by `epoch`.
 *
 * A sequence counts from 1 without gaps and is a safe integer here, a decimal string in GraphQL (whose Int has 32 bits).
 * An epoch is the life of one database: restoring or replacing it starts another.
 */
export interface Position {
  readonly epoch: string
  readonly sequence: number
}

/** A position that can be proved: `hash` is the chain's value there, in hex. */
export interface Place extends Position {
  readonly hash: string
}

export const FEED_PROBLEM_CODES = [
  /** The feed lives in another epoch than the reader: its database was restored or replaced. */
  'EPOCH_CHANGED',
  /** The reader has seen more than the feed holds: a restored backup, or a forged position. */
  'POSITION_AHEAD',
  /** Not a position of this feed. */
  'POSITION_INVALID',
] as const
export type FeedProblemCode = (typeof FEED_PROBLEM_CODES)[number]

/** The feed can't be read from where the reader stands. Never answered by a silent skip. */
export class FeedProblem extends Error {
  override readonly name = 'FeedProblem'
  readonly code: FeedProblemCode

  constructor(code: FeedProblemCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** `epoch:sequence`, as it travels between processes. */
export const formatPosition = ({ epoch, sequence }: Position): string => `${epoch}:${sequence}`

/** The inverse of {@link formatPosition}; throws a POSITION_INVALID on anything else. */
export function parsePosition(text: string): Position {
  const match = /^([0-9a-f-]{36}):(0|[1-9][0-9]{0,15})$/.exec(text)
  const [, epoch, sequence] = match ?? []
  if (epoch === undefined || sequence === undefined || !Number.isSafeInteger(Number(sequence)))
    throw new FeedProblem('POSITION_INVALID', 'A position reads EPOCH:SEQUENCE.')
  return { epoch, sequence: Number(sequence) }
}
