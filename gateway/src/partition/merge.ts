/** From the owners' answers back to one, as if a single subgraph had answered. */
import type { Answer, AnswerError, Path } from '../graphql/answer.ts'
import type { Variables } from '../graphql/selections.ts'
import type { Misfit, Parcel } from './plan.ts'
import type { Shape } from './shape.ts'

/** What came of a parcel: an answer, or why there is none. */
export interface Delivery {
  readonly parcel: Parcel
  readonly answer: Answer | undefined
  readonly failure: { readonly since: Date | undefined } | undefined
}

/**
 * Puts everything back where it was asked for. What no owner answered is null. A failed owner gives one error, at its
 * first place; so does each misfit.
 */
export function merge(
  shape: Shape,
  variables: Variables | undefined,
  deliveries: readonly Delivery[],
  misfits: readonly Misfit[],
): Answer {
  const [only] = deliveries
  const errors: AnswerError[] = misfits.map(misfitError)
  if (only && deliveries.length === 1 && only.parcel.places === undefined && only.answer)
    return signed(only.answer, only.parcel, (path) => path)

  const data: Record<string, unknown> = {}
  for (const { alias } of shape.fields) data[alias] = null
  for (const { alias, variable } of shape.entities) {
    const asked = variables?.[variable]
    data[alias] = new Array(Array.isArray(asked) ? asked.length : 0).fill(null)
  }
  for (const { parcel, answer, failure } of deliveries) {
    if (failure) errors.push(unavailable(parcel.owner.code, firstPlace(parcel), failure.since))
    if (!answer) continue
    for (const { alias } of parcel.shape.fields) data[alias] = answer.data?.[alias] ?? null
    for (const { alias, variable } of parcel.shape.entities) {
      const answered = answer.data?.[alias]
      const target = data[alias] as unknown[]
      if (!Array.isArray(answered)) continue
      const places = parcel.places?.get(variable)
      for (let n = 0; n < answered.length; n++) target[places ? (places[n] ?? n) : n] = answered[n] ?? null
    }
    errors.push(...(signed(answer, parcel, (path) => inRequest(path, parcel)).errors ?? []))
  }
  return errors.length === 0 ? { data } : { data, errors }
}

/** The owner's own errors, each with the owner's name on it. */
function signed(answer: Answer, parcel: Parcel, place: (path: Path) => Path): Answer {
  if (!answer.errors?.length) return answer
  const errors = answer.errors.map((error) => ({
    ...error,
    path: error.path ? place(error.path) : firstPlace(parcel),
    extensions: { ...error.extensions, agency: parcel.owner.code },
  }))
  return { ...answer, errors }
}

/** From the n-th of this owner's entities to where that stood in the request. */
function inRequest(path: Path, { shape, places }: Parcel): Path {
  const [alias, n, ...rest] = path
  const variable = shape.entities.find((entity) => entity.alias === alias)?.variable
  if (alias === undefined || variable === undefined || typeof n !== 'number') return path
  return [alias, places?.get(variable)?.[n] ?? n, ...rest]
}

/** Where an error that concerns the whole parcel is put. */
function firstPlace({ shape, places, variables }: Parcel): Path {
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

function misfitError(misfit: Misfit): AnswerError {
  const { code, path } = misfit
  switch (misfit.code) {
    case 'NOT_OURS_TO_SERVE':
      return {
        message: `The agency ${misfit.agency} doesn't serve this through the hub.`,
        path,
        extensions: { code, agency: misfit.agency, retryable: false },
      }
    case 'OWNER_UNKNOWN':
      return {
        message: `No agency is known for ${JSON.stringify(misfit.key.slice(0, 40))}.`,
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
        message: `The token is not one of ${misfit.agency}, whose this is.`,
        path,
        extensions: { code, agency: misfit.agency },
      }
  }
}
