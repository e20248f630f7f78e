/** The International Agency: one owner of everything that it serves. */
import type { Answer } from '../graphql/answer.ts'
import type { Variables } from '../graphql/selections.ts'
import type { RequestContext } from './executor.ts'
import { type Owner, OwnerUnavailable } from './owner.ts'
import type { Shape } from './shape.ts'

/** Its code, among those of the nations: it keeps the directory, and may have a register besides, as an agency. */
// eslint-disable-next-line no-restricted-syntax -- no nation's, but that of the one who is asked for all of them
export const INTERNATIONAL = 'INTL'

/** Forwards the request as it is. Where no answer comes, one error says so. */
export async function askInternational(
  owner: Owner,
  shape: Shape,
  variables: Variables,
  { caller, deadline }: RequestContext,
): Promise<Answer> {
  const authorization = caller?.agency === INTERNATIONAL ? caller.authorization : undefined
  try {
    return await owner.ask({ shape, variables, authorization, deadline })
  } catch (error) {
    if (!(error instanceof OwnerUnavailable)) throw error
    const [entity] = shape.entities
    const [field] = shape.fields
    const since = error.since && { since: error.since.toISOString() }
    return {
      errors: [
        {
          message: "The International Agency's directory doesn't answer at the moment.",
          path: field ? [field.alias] : entity ? [entity.alias, 0] : [],
          extensions: { code: error.code, agency: INTERNATIONAL, retryable: true, ...since },
        },
      ],
    }
  }
}
