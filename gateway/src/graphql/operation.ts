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
export interface Reading {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly selection: Selection
}

/** Readings of all operations: one whose conditions change with each request may not fill the memory. */
export type Readings = LRUCache<string, Reading>

/** Fields in all readings that are cached; what is made of one takes about 1.5 kB. */
const CACHED_FIELDS = 30_000

export const createReadings = (): Readings =>
  new LRUCache({ maxSize: CACHED_FIELDS, sizeCalculation: ({ selection }) => 1 + countFields(selection) })

const countFields = ({ fields }: Selection): number =>
  fields.reduce((count, { under }) => under.reduce((sum, one) => sum + countFields(one), count + 1), 0)

/** So far, for a number that each has to itself. */
let operations = 0

export class Operation {
  readonly node: OperationDefinitionNode
  readonly #schema: GraphQLSchema
  readonly #document: DocumentNode
  /** The variables that decide what is selected; undefined until somebody asks. */
  #deciding: readonly string[] | undefined
  readonly #readings: Readings
  readonly #id = `${operations++} `

  constructor(schema: GraphQLSchema, document: DocumentNode, node: OperationDefinitionNode, readings: Readings) {
    this.node = node
    this.#schema = schema
    this.#document = document
    this.#readings = readings
  }

  /** The variables as the schema has them, or what is wrong with them. */
  coerce(given: Variables): ReturnType<typeof getVariableValues> {
    const { variableDefinitions } = this.node
    if (!variableDefinitions?.length) return NO_VARIABLES
    return getVariableValues(this.#schema, variableDefinitions, given, { maxErrors: 5 })
  }

  /** What is selected with these coerced variables; an error where a condition at the root is null. */
  read(variables: Variables): Reading | GraphQLError {
    this.#deciding ??= decidingVariables(this.#schema, this.#document, this.node)
    let key = this.#id
    for (const name of this.#deciding) key += signOf(variables[name])
    const known = this.#readings.get(key)
    if (known) return known
    try {
      const selection = readSelection(this.#schema, this.#document, this.node, variables)
      const reading = { document: this.#document, operation: this.node, selection }
      this.#readings.set(key, reading)
      return reading
    } catch (error) {
      if (error instanceof GraphQLError) return error
      throw error
    }
  }
}

/** Without a prototype: a variable $constructor that was not given is absent. */
const NO_VARIABLES = { coerced: Object.create(null) as Record<string, unknown> }

const signOf = (value: unknown): string =>
  value === undefined ? '-' : value === null ? 'n' : value === true ? 't' : value === false ? 'f' : 'v'

/** Variables of conditions, and those that may be null where the schema allows none. */
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
