/** What a new API would break for those who use the released one. */
import { buildSchema, findBreakingChanges } from 'graphql'

/** One sentence for each breaking change from `released` to `next`, both as SDL; none is good news. */
export const breakingChanges = (released: string, next: string): string[] =>
  findBreakingChanges(buildSchema(released, { assumeValidSDL: true }), buildSchema(next, { assumeValidSDL: true })).map(
    ({ type, description }) => `${type}: ${description}`,
  )
