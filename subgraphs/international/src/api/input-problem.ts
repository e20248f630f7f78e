/** What a client has to put right, as GraphQL errors with a stable code. */
import { FeedProblem } from '@isbn-hub/feed/position'
import { GraphQLError } from 'graphql'

export const badInput = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

/** Refuses what can't be a registration group, and could not even be looked for. */
export function checkGroups(groups: readonly string[] | null | undefined): void {
  if (groups?.some((group) => !/^97[89]-\d{1,5}$/.test(group)))
    throw badInput('A registration group is written as 978-985.')
}

/** A feed's problem keeps its code on the way out: by it a client decides what to do next. */
export async function withFeedCodes<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof FeedProblem)) throw error
    throw new GraphQLError(error.message, { extensions: { code: error.code }, originalError: error })
  }
}
