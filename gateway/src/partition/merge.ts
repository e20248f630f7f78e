/** From the owners' answers back to one, as if a single subgraph had answered. */
import type { Answer, AnswerError, Path } from '../graphql/answer.ts'
import type { Variables } from '../graphql/selections.ts'
import type { OwnerRequest, Unroutable } from './plan.ts'
import type { Shape } from './shape.ts'

/** What came of a ownerRequest: an answer, or why there is none. */
export interface Delivery {
  readonly ownerRequest: OwnerRequest
  readonly answer: Answer | undefined
  readonly failure: { readonly since: Date | undefined } | undefined
}

/**
 * Puts everything back where it was asked for. What no owner answered is null. A failed owner gives one error, at its
 * first place; so does each unroutable.
 */
export function merge(
  shape: Shape,
  variables: Variables | undefined,
  deliveries: readonly Delivery[],
  unroutable: readonly Unroutable[],
): Answer {
  const [only] = deliveries
  const errors: AnswerError[] = unroutable.map(unroutableError)
  if (only && deliveries.length === 1 && only.ownerRequest.places === undefined && only.answer)
    return signed(only.answer, only.ownerRequest, (path) => path)

  const data: Record<string, unknown> = {}
  for (const { alias } of shape.fields) data[alias] = null
  for (const { alias, variable } of shape.entities) {
    const asked = variables?.[variable]
    data[alias] = new Array(Array.isArray(asked) ? asked.length : 0).fill(null)
  }
  for (const { ownerRequest, answer, failure } of deliveries) {
    if (failure) errors.push(unavailable(ownerRequest.owner.code, firstPlace(ownerRequest), failure.since))
    if (!answer) continue
    for (const { alias } of ownerRequest.shape.fields) data[alias] = answer.data?.[alias] ?? null
    for (const { alias, variable } of ownerRequest.shape.entities) {
      const answered = answer.data?.[alias]
      const target = data[alias] as unknown[]
      if (!Array.isArray(answered)) continue
      const places = ownerRequest.places?.get(variable)
      for (let n = 0; n < answered.length; n++) target[places ? (places[n] ?? n) : n] = answered[n] ?? null
    }
    errors.push(...(signed(answer, ownerRequest, (path) => inRequest(path, ownerRequest)).errors ?? []))
  }
  return errors.length === 0 ? { data } : { data, errors }
}

/** The owner's own errors, each with the owner's name on it. */
function signed(answer: Answer, ownerRequest: OwnerRequest, place: (path: Path) => Path): Answer {
  if (!answer.errors?.length) return answer
  const errors = answer.errors.map((error) => ({
    ...error,
    path: error.path ? place(error.path) : firstPlace(ownerRequest),
    extensions: { ...error.extensions, agency: ownerRequest.owner.code },
  }))
  return { ...answer, errors }
}

/** From the n-th of this owner's entities to where that stood in the request. */
function inRequest(path: Path, { shape, places }: OwnerRequest): Path {
  const [alias, n, ...rest] = path
  const variable = shape.entities.find((entity) => entity.alias === alias)?.variable
  if (alias === undefined || variable === undefined || typeof n !== 'number') return path
  return [alias, places?.get(variable)?.[n] ?? n, ...rest]
}

/** Where an error that concerns the whole ownerRequest is put. */
function firstPlace({ shape, places, variables }: OwnerRequest): Path {
  const [field] = shape.fields
  if (field) return [field.alias]
  for (const { alias, variable } of shape.entities) {
    const place = places ? places.get(variable)?.[0] : Array.isArray(variables[variable]) ? 0 : undefined
    if (place !== undefined) return [alias, place]
  }
  return []
}

function unavailable(agency: string, path: Path, since: Date | undefined): AnswerError {
  const extensions = { code: 'AGENCY_UNAVAILABLE', agency, retryable: true }
  return {
    message: `The agency ${agency} doesn't answer at the moment.`,
    path,
    extensions: since ? { ...extensions, since: since.toISOString() } : extensions,
  }
}

function unroutableError(unroutable: Unroutable): AnswerError {
  const { code, path } = unroutable
  switch (unroutable.code) {
    case 'NOT_OURS_TO_SERVE':
      return {
        message: `The agency ${unroutable.agency} doesn't serve this through the hub.`,
        path,
        extensions: { code, agency: unroutable.agency, retryable: false },
      }
    case 'OWNER_UNKNOWN':
      return {
        message: `No agency is known for ${JSON.stringify(unroutable.key.slice(0, 40))}.`,
        path,
        extensions: { code, retryable: false },
      }
    case 'SEVERAL_OWNERS':
      return {
        message: 'A mutation goes to one agency; this one names several.',
        path,
        extensions: { code, retryable: false },
      }
    case 'UNAUTHENTICATED':
      return { message: 'This needs a token.', path, extensions: { code } }
    case 'FORBIDDEN':
      return {
        message: `The token is not one of ${unroutable.agency}, whose this is.`,
        path,
        extensions: { code, agency: unroutable.agency },
      }
  }
}
