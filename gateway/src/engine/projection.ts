/** From what the subgraphs answered to what the client selected, in the client's order and under its response keys. */
import { GraphQLError } from 'graphql'

import type { AnswerError, Path } from '../graphql/answer.ts'
import { compileObject, type Completion, type Data, isObject } from '../graphql/complete.ts'
import type { SelectedField, Selection } from '../graphql/selections.ts'
import type { PlannerDocument } from './planner-document.ts'

/** The key of the introspection's answer among the gathered data. */
export const INTROSPECTED = '__introspected'

/** Whether the field is introspection. */
export const isIntrospection = ({ definition }: SelectedField): boolean => /^__(schema|type)$/.test(definition.name)

export interface Projection {
  readonly data: (gathered: Readonly<Data>) => Data | null
  /** The errors of subgraphs, by the client's paths, and the errors of fields that could not be executed. */
  readonly errors: (gathered: Readonly<Data>, errors: readonly AnswerError[]) => readonly AnswerError[]
}

export function compileProjection(selection: Selection, document: PlannerDocument): Projection {
  const project = compileObject<Completion>(selection, (field) => compileRead(field, document))
  const hasFailures = anyFailure([selection])
  return {
    data: (gathered) => project(gathered, NO_ERRORS),
    errors(gathered, errors) {
      if (errors.length === 0 && !hasFailures) return errors
      const located = errors.flatMap((error) => locate(error, selection, document, gathered))
      return hasFailures ? [...located, ...failuresOf([selection], document, gathered)] : located
    },
  }
}

/** A projection reads what is there, and adds no errors. */
const NO_ERRORS: Completion = { errors: [] }

function compileRead(
  field: SelectedField,
  { keyOf, confirmationOf }: PlannerDocument,
): (source: Readonly<Data>) => unknown {
  if (isIntrospection(field)) return (source) => (source[INTROSPECTED] as Data)[field.key]
  // Introspection is executed with the client's own response keys.
  const key = keyOf(field) ?? field.key
  const confirming = confirmationOf(field)
  if (confirming === undefined) return (source) => source[key]
  return (source) => {
    const value = source[key]
    return isObject(value) && (value[confirming] ?? null) === null ? null : value
  }
}

const anyFailure = (selections: readonly Selection[]): boolean =>
  selections.some(({ fields }) => fields.some(({ failure, under }) => failure !== undefined || anyFailure(under)))

/** Locates a subgraph's error in the client's document. */
function locate(
  { message, path = [], extensions = {} }: AnswerError,
  selection: Selection,
  document: PlannerDocument,
  gathered: Readonly<Data>,
): AnswerError[] {
  return positionsOf([selection], document, gathered, path).map(({ path: own, field }) => {
    const { locations } = new GraphQLError(message, { nodes: field?.nodes ?? null })
    return { message, ...(locations && { locations }), path: own, extensions }
  })
}

interface Position {
  readonly path: Path
  readonly field: SelectedField | undefined
}

/** From a path in the gathered data to the client's paths: several if the client selects the same field more than once. */
function positionsOf(
  selections: readonly Selection[],
  document: PlannerDocument,
  value: unknown,
  [segment, ...rest]: Path,
  field?: SelectedField,
): Position[] {
  if (segment === undefined) return [{ path: [], field }]
  const inner = isObject(value) ? value[segment] : undefined
  const within = (key: string | number, under: readonly Selection[], of: SelectedField | undefined): Position[] =>
    positionsOf(under, document, inner, rest, of).map((found) => ({ ...found, path: [key, ...found.path] }))
  if (typeof segment === 'number') return within(segment, selections, field)
  const fields = selectionsOf(selections, value).flatMap((selection) =>
    selection.fields.filter((one) => document.keyOf(one) === segment),
  )
  // The client did not select this field, so the error belongs to the object.
  return fields.length === 0 ? [{ path: [], field }] : fields.flatMap((one) => within(one.key, one.under, one))
}

/** The errors of fields that could not be executed, one for each object. */
function failuresOf(
  selections: readonly Selection[],
  document: PlannerDocument,
  value: unknown,
  path: Path = [],
): AnswerError[] {
  if (Array.isArray(value)) return value.flatMap((one, n) => failuresOf(selections, document, one, [...path, n]))
  if (!isObject(value)) return []
  return selectionsOf(selections, value).flatMap(({ fields }) =>
    fields.flatMap((field) => {
      const own = [...path, field.key]
      if (!field.failure) return failuresOf(field.under, document, value[document.keyOf(field) ?? ''], own)
      const { message, locations } = field.failure.toJSON()
      return [{ message, ...(locations && { locations }), path: own, extensions: { code: 'BAD_USER_INPUT' } }]
    }),
  )
}

/** The selection for the object's type, or all selections if the type is unknown. */
const selectionsOf = (selections: readonly Selection[], object: unknown): readonly Selection[] => {
  const type = isObject(object) && selections.length > 1 ? object['__typename'] : undefined
  return typeof type === 'string' ? selections.filter((selection) => selection.type.name === type) : selections
}
