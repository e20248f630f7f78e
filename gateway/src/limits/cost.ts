/**
 * How many values a request asks for, counted before anything is asked: 2,000 tokens are enough for an answer that fills
 * the memory, where a list stands within a list.
 */
import { BeyondLimit } from '@isbn-hub/server/document-limits'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

import type { Variables } from '../graphql/selections.ts'

export type RequestCost = (operation: OperationDefinitionNode, variables: Variables) => number

/** Elements of a list that nothing in the request tells the length of, such as a publisher's prefixes: a guess. */
const LIST = 10

/**
 * The counting for a valid document. A page counts as often as its `first` says, or its default; a list that is asked for
 * by a list of arguments, as numbers are looked up, as often as that is long.
 */
export function costOf(document: DocumentNode, schema: GraphQLSchema): RequestCost {
  const counting = new Counting(document, schema)
  return ({ operation, selectionSet }, variables) =>
    counting.selections(selectionSet, schema.getRootType(operation) ?? undefined, undefined, variables)
}

/** The refusal, or nothing. */
export const checkCost = (cost: number, limit: number): BeyondLimit | undefined =>
  cost > limit
    ? new BeyondLimit(`At most ${limit} values in an answer; this may have ${cost}. Ask for fewer, or less of each.`)
    : undefined

class Counting {
  readonly #schema: GraphQLSchema
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>

  constructor(document: DocumentNode, schema: GraphQLSchema) {
    this.#schema = schema
    this.#fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
      ),
    )
  }

  /** `page`: how many of its lists' elements a connection holds; undefined outside of one. */
  selections({ selections }: SelectionSetNode, type: unknown, page: number | undefined, variables: Variables): number {
    let count = 0
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) count += this.#field(selection, type, page, variables)
      else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection
        const on = fragment?.typeCondition && this.#schema.getType(fragment.typeCondition.name.value)
        if (fragment) count += this.selections(fragment.selectionSet, on ?? type, page, variables)
      }
    }
    return count
  }

  #field(node: FieldNode, type: unknown, page: number | undefined, variables: Variables): number {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined
    if (!field || !node.selectionSet) return 1
    const under = getNamedType(field.type)
    const isPages = isObjectType(under) && isConnection(under)
    const times = isListType(getNullableType(field.type)) ? (page ?? listLength(field, node, variables)) : 1
    const length = isPages ? numberOf(field, node, 'first', variables) : undefined
    return times * (1 + this.selections(node.selectionSet, under, length, variables))
  }
}

const isConnection = (type: GraphQLObjectType): boolean => 'pageInfo' in type.getFields()

/** As long as the list that it is asked for by, where it can't be asked for without one. */
function listLength({ args }: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables): number {
  const list = args.find(({ type }) => isNonNullType(type) && isListType(type.ofType))
  const given = list && node.arguments?.find(({ name }) => name.value === list.name)?.value
  if (!given) return LIST
  if (given.kind === Kind.LIST) return given.values.length
  const value = given.kind === Kind.VARIABLE ? variables[given.name.value] : undefined
  return Array.isArray(value) ? value.length : 1
}

function numberOf(
  { args }: GraphQLField<unknown, unknown>,
  node: FieldNode,
  name: string,
  variables: Variables,
): number {
  const given = node.arguments?.find((argument) => argument.name.value === name)?.value
  const value =
    given?.kind === Kind.INT
      ? Number(given.value)
      : given?.kind === Kind.VARIABLE
        ? variables[given.name.value]
        : undefined
  const otherwise: unknown = args.find((argument) => argument.name === name)?.defaultValue
  const length = typeof value === 'number' ? value : typeof otherwise === 'number' ? otherwise : LIST
  return Math.max(0, length)
}
