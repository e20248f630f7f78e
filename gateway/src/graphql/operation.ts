/** An operation of a valid document: its variables, and what it selects with them. */
import {
  type DocumentNode,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  ValidationContext,
} from 'graphql'
import { LRUCache } from 'lru-cache'

import { readSelection, type Selection, type Variables } from './selections.ts'

/** What the operation selects with certain variables, or with others that make no difference to it. */
export interface OperationSelection {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly selection: Selection
}

/** Selections of all operations. Bounded, so that one whose conditions change with each request cannot fill the memory. */
export type SelectionCache = LRUCache<string, OperationSelection>

/** Fields in all cached selections. What is made of a field takes about 1.5 kB. */
const CACHED_FIELDS = 30_000

export const createSelectionCache = (): SelectionCache =>
  new LRUCache({ maxSize: CACHED_FIELDS, sizeCalculation: ({ selection }) => 1 + countFields(selection) })

const countFields = ({ fields }: Selection): number =>
  fields.reduce((count, { under }) => under.reduce((sum, one) => sum + countFields(one), count + 1), 0)

/** The number of operations so far, which gives each its own id. */
let operations = 0

export class Operation {
  readonly node: OperationDefinitionNode
  readonly #schema: GraphQLSchema
  readonly #document: DocumentNode
  /** The variables that decide what is selected. Undefined until they are needed. */
  #deciding: readonly string[] | undefined
  readonly #selections: SelectionCache
  readonly #id = `${operations++} `

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    node: OperationDefinitionNode,
    selections: SelectionCache,
  ) {
    this.node = node
    this.#schema = schema
    this.#document = document
    this.#selections = selections
  }

  /** Coerces the variables, or tells what is wrong with them. */
  coerce(given: Variables): ReturnType<typeof getVariableValues> {
    const { variableDefinitions } = this.node
    if (!variableDefinitions?.length) return NO_VARIABLES
    return getVariableValues(this.#schema, variableDefinitions, given, { maxErrors: 5 })
  }

  /** What is selected with these coerced variables, or an error if a condition at the root is null. */
  select(variables: Variables): OperationSelection | GraphQLError {
    this.#deciding ??= decidingVariables(this.#schema, this.#document, this.node)
    let key = this.#id
    for (const name of this.#deciding) key += signOf(variables[name])
    const known = this.#selections.get(key)
    if (known) return known
    try {
      const selection = readSelection(this.#schema, this.#document, this.node, variables)
      const selected = { document: this.#document, operation: this.node, selection }
      this.#selections.set(key, selected)
      return selected
    } catch (error) {
      if (error instanceof GraphQLError) return error
      throw error
    }
  }
}

/** Has no prototype, so that a variable $constructor that was not given is absent. */
const NO_VARIABLES = { coerced: Object.create(null) as Record<string, unknown> }

const signOf = (value: unknown): string =>
  value === undefined ? '-' : value === null ? 'n' : value === true ? 't' : value === false ? 'f' : 'v'

/** Variables in conditions, and nullable variables in positions that are non-null. */
function decidingVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly string[] {
  const definitions = operation.variableDefinitions ?? []
  const nullable = new Set(
    definitions.flatMap(({ type, variable }) => (type.kind === Kind.NON_NULL_TYPE ? [] : [variable.name.value])),
  )
  const context = new ValidationContext(schema, document, new TypeInfo(schema), () => undefined)
  const names = context
    .getRecursiveVariableUsages(operation)
    .filter(({ node, type }) => String(type) === 'Boolean!' || (isNonNullType(type) && nullable.has(node.name.value)))
    .map(({ node }) => node.name.value)
  return [...new Set(names)]
}
