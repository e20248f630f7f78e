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

import type { SelectedField, Selection } from './selections.ts'

export type Data = Record<string, unknown>

/** Reads a field's value from its object. */
export type Read<C> = (source: Readonly<Data>, context: C) => unknown

/** Compiles how a field is read. */
export type CompileRead<C> = (field: SelectedField, type: GraphQLObjectType) => Read<C>

/** From a raw value to a completed one. Undefined is a null in a non-null position, which propagates to the parent. */
type Complete<C> = (value: unknown, context: C) => unknown

/** Compiles the completion of an object. Null if a non-null field of it has no value. */
export function compileObject<C>(
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
      const value = complete(read(source, context), context)
      if (value === undefined) return null
      completed[key] = value
    }
    return completed
  }
}

const compileNull = <C>(type: GraphQLOutputType): Complete<C> => (isNonNullType(type) ? () => undefined : () => null)

function compileValue<C>(
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

function completeList<C>(item: Complete<C>): Complete<C> {
  return (value, context) => {
    if (!Array.isArray(value)) return null
    const completed: unknown[] = []
    for (const element of value) {
      const one = item(element, context)
      if (one === undefined) return null
      completed.push(one)
    }
    return completed
  }
}
