/** The feed holds what its reader can never take as things are: somebody has to look. The message says what, for the public. */
export class FeedUnacceptable extends Error {
  override readonly name: string = 'FeedUnacceptable'
  readonly code: string = 'FEED_UNACCEPTABLE'
}
