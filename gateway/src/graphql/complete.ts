/**
 * Completes values, as the specification has it (6.4.3 and 6.4.4): compiled once for each selection, and never waiting.
 *
 * A general executor asks of each field whether it may be a promise, and of each value whether it is well formed. Here
 * all values are at hand; a bulk look-up of 1,000 numbers has tens of thousands of them.
 */
import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql'

import type { AnswerError } from './answer.ts'
import type { SelectedField, Selection } from './selections.ts'

export type Data = Record<string, unknown>

/** What every completion is given. */
export interface Completion {
  /** Reads add their errors with an empty path; the path is completed on the way up. */
  readonly errors: AnswerError[]
}

/** Reads a field's value from its object. */
export type Read<C> = (source: Readonly<Data>, context: C) => unknown

/** Compiles how a field is read. */
export type CompileRead<C extends Completion> = (field: SelectedField, type: GraphQLObjectType) => Read<C>

/** From a raw value to a completed one. Undefined is a null in a non-null position, which propagates to the parent. */
type Complete<C extends Completion> = (value: unknown, context: C) => unknown

/** Compiles the completion of an object. Null if a non-null field of it has no value. */
export function compileObject<C extends Completion>(
  { type, fields }: Selection,
  compileRead: CompileRead<C>,
): (source: Readonly<Data>, context: C) => Data | null {
  const steps = fields.map((field) => {
    const { key, definition, under, failure } = field
    const read: Read<C> = definition.name === '__typename' ? () => type.name : compileRead(field, type)
    const complete = failure ? compileNull<C>(definition.type) : compileValue(definition.type, under, compileRead)
    return { key, read, complete }
  })
  // Assigned to an ordinary object, this key would change its prototype.
  const create = fields.some(({ key }) => key === '__proto__') ? () => Object.create(null) as Data : (): Data => ({})
  return (source, context) => {
    const completed = create()
    for (const { key, read, complete } of steps) {
      const before = context.errors.length
      const value = complete(read(source, context), context)
      if (context.errors.length > before) addToPaths(context.errors, before, key)
      if (value === undefined) return null
      completed[key] = value
    }
    return completed
  }
}

const compileNull = <C extends Completion>(type: GraphQLOutputType): Complete<C> =>
  isNonNullType(type) ? () => undefined : () => null

function compileValue<C extends Completion>(
  type: GraphQLOutputType,
  under: readonly Selection[],
  compileRead: CompileRead<C>,
): Complete<C> {
  if (isNonNullType(type)) {
    const inner = compileValue(type.ofType, under, compileRead)
    return (value, context) => inner(value, context) ?? undefined
  }
  if (isLeafType(type)) return (value) => value ?? null
  if (isListType(type)) return completeList(compileValue(type.ofType, under, compileRead))
  const kinds = new Map(under.map((one) => [one.type.name, compileObject(one, compileRead)]))
  if (isAbstractType(type))
    return (value, context) => (isObject(value) && kinds.get(value['__typename'] as string)?.(value, context)) || null
  const complete = kinds.get(type.name)
  if (!complete) throw new TypeError(`Nothing is selected of ${type.name}.`)
  return (value, context) => (isObject(value) ? complete(value, context) : null)
}

export const isObject = (value: unknown): value is Readonly<Data> => typeof value === 'object' && value !== null

function completeList<C extends Completion>(item: Complete<C>): Complete<C> {
  return (value, context) => {
    if (!Array.isArray(value)) return null
    const completed: unknown[] = []
    for (let index = 0; index < value.length; index++) {
      const before = context.errors.length
      const one = item(value[index], context)
      if (context.errors.length > before) addToPaths(context.errors, before, index)
      if (one === undefined) return null
      completed.push(one)
    }
    return completed
  }
}

function addToPaths(errors: AnswerError[], from: number, segment: string | number): void {
  for (let n = from; n < errors.length; n++) {
    const error = errors[n]
    if (error) errors[n] = { ...error, path: [segment, ...(error.path ?? [])] }
  }
}
