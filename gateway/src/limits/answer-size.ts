/**
 * How long the pages of an answer may be, and how many values it may hold, counted before anything is asked: 2,000 tokens
 * are enough for an answer that fills the memory, where a list stands within a list.
 */
import { BeyondLimit } from '@isbn-hub/server/document-limits'
import { getNamedType, getNullableType, isListType, isNonNullType, isObjectType } from 'graphql'

import type { SelectedField, Selection, Variables } from '../graphql/selections.ts'
import type { RequestLimits } from './request-limits.ts'

/** Refuses a selection whose answer would be too large with these coerced variables. */
export function checkAnswerSize(
  selection: Selection,
  variables: Variables,
  { pageSize, values }: RequestLimits,
): BeyondLimit | undefined {
  const counted = { longestPage: 0 }
  const count = countFields(selection, undefined, variables, counted)
  if (counted.longestPage > pageSize) return new BeyondLimit(`At most ${pageSize} entries a page.`)
  if (count > values)
    return new BeyondLimit(
      `At most ${values} values in an answer; this may have ${count}. Ask for fewer, or less of each.`,
    )
  return undefined
}

/** A guess at the length of a list that the request does not limit, such as a publisher's prefixes. */
const LIST = 10
/** Entries of a page where the request gives neither `first` nor `last`, as the descriptions of these arguments say. */
const PAGE = 20

interface Counted {
  longestPage: number
}

/** `page`: how many elements the lists of a page hold; undefined outside of one. */
function countFields({ fields }: Selection, page: number | undefined, variables: Variables, counted: Counted): number {
  let count = 0
  for (const field of fields) count += countField(field, page, variables, counted)
  return count
}

/**
 * A page counts as often as its `first` or `last` says; a list that is asked for by a list of arguments, as numbers
 * are looked up, as often as that is long.
 */
function countField(field: SelectedField, page: number | undefined, variables: Variables, counted: Counted): number {
  const { definition, under } = field
  // graphql-js has its own rule for the depth of introspection.
  if (under.length === 0 || definition.name.startsWith('__')) return 1
  let inner: number | undefined
  if (givesPages(field)) {
    inner = pageLength(field, variables)
    counted.longestPage = Math.max(counted.longestPage, inner)
  }
  const times = isListType(getNullableType(definition.type)) ? (page ?? listLength(field, variables)) : 1
  // An object has one of the types.
  let most = 0
  for (const one of under) most = Math.max(most, countFields(one, inner, variables, counted))
  return times * (1 + most)
}

/** Whether the field gives pages: its type tells whether there are more. */
function givesPages({ definition }: SelectedField): boolean {
  const type = getNamedType(definition.type)
  return isObjectType(type) && 'pageInfo' in type.getFields()
}

function pageLength(field: SelectedField, variables: Variables): number {
  const lengths = ['first', 'last'].map((name) => argument(field, name, variables))
  const given = lengths.filter((length) => typeof length === 'number')
  return given.length === 0 ? PAGE : Math.max(0, ...given)
}

/** The length of the list argument, if the field has one that is non-null. */
function listLength(field: SelectedField, variables: Variables): number {
  const list = field.definition.args.find(({ type }) => isNonNullType(type) && isListType(type.ofType))
  const given = list && argument(field, list.name, variables)
  return Array.isArray(given) ? given.length : LIST
}

/** The coerced value of an argument, or its default. */
function argument(field: SelectedField, name: string, variables: Variables): unknown {
  const given = field.arguments.find(({ definition }) => definition.name === name)?.value(variables)
  return given === undefined ? field.definition.args.find((one) => one.name === name)?.defaultValue : given
}
