/** A range message is not of the official shape. Nothing of it was taken. */
export class RangeMessageUnreadable extends Error {
  readonly code = 'RANGE_MESSAGE_UNREADABLE'
  /** From 1. */
  readonly line: number
  readonly reason: string

  constructor(line: number, reason: string) {
    super(`Range message, line ${line}: ${reason}`)
    this.line = line
    this.reason = reason
  }
}
