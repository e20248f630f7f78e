/** A text is not a range message in the official shape. Nothing of it was used. */
export class RangeMessageUnreadable extends Error {
  readonly code = 'RANGE_MESSAGE_UNREADABLE'
  /** The line, from 1. */
  readonly line: number
  readonly reason: string

  constructor(line: number, reason: string) {
    super(`Range message, line ${line}: ${reason}`)
    this.line = line
    this.reason = reason
  }
}
