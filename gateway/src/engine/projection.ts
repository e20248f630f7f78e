/** From everything that the subgraphs answered to what the client asked for: no more, in its order, under its names. */
import { GraphQLError } from 'graphql'

import type { AnswerError, Path } from '../graphql/answer.ts'
import { compileObject, type Data, isObject } from '../graphql/complete.ts'
import type { SelectedField, Selection } from '../graphql/selections.ts'
import type { PlannerDocument } from './planner-document.ts'

/** Where the answer from the schema itself stands among what was gathered. */
export const INTROSPECTED = '__introspected'

/** Whether the field is answered from the schema itself. */
export const isIntrospection = ({ definition }: SelectedField): boolean => /^__(schema|type)$/.test(definition.name)

export interface Projection {
  readonly data: (gathered: Readonly<Data>) => Data | null
  /** The errors of subgraphs, where the client's names lead, and those of fields that could not be asked. */
  readonly errors: (gathered: Readonly<Data>, errors: readonly AnswerError[]) => readonly AnswerError[]
}

export function compileProjection(selection: Selection, document: PlannerDocument): Projection {
  const project = compileObject<undefined>(selection, (field) => compileRead(field, document))
  const hasFailures = anyFailure([selection])
  return {
    data: (gathered) => project(gathered, undefined),
    errors(gathered, errors) {
      if (errors.length === 0 && !hasFailures) return errors
      const located = errors.flatMap((error) => locate(error, selection, document, gathered))
      return hasFailures ? [...located, ...failuresOf([selection], document, gathered)] : located
    },
  }
}

function compileRead(
  field: SelectedField,
  { keyOf, confirmationOf }: PlannerDocument,
): (source: Readonly<Data>) => unknown {
  if (isIntrospection(field)) return (source) => (source[INTROSPECTED] as Data)[field.key]
  // What the schema tells of itself stands under the client's own keys.
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

/** An error of a subgraph, as one of the client's document. */
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

/** From a path in the plan's answer to the client's: several where the client asks for the same thing more than once. */
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
  // The client did not ask for the field: the error stands at the object.
  return fields.length === 0 ? [{ path: [], field }] : fields.flatMap((one) => within(one.key, one.under, one))
}

/** An error for each object of which a field was asked that could not be executed. */
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

/** The selection for the object's type; all of them where the type is not known. */
const selectionsOf = (selections: readonly Selection[], object: unknown): readonly Selection[] => {
  const type = isObject(object) && selections.length > 1 ? object['__typename'] : undefined
  return typeof type === 'string' ? selections.filter((selection) => selection.type.name === type) : selections
}
