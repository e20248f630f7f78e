/**
 * From everything that the subgraphs answered to what the client asked for, no more, in its order and under its names.
 *
 * A null where the schema allows none takes the nearest place above it that may be null, as the specification has it
 * (section 6.4.4). Inside, `undefined` stands for such a null on its way up.
 */
import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql'

import {
  type ConditionalSet,
  type JoinedField,
  Selections,
  type Variables,
  type Wanted,
} from '../graphql/selections.ts'

export type Data = Record<string, unknown>
export type Projection = (data: Data, variables: Variables) => Data | null

/** Compiles the projection of one operation. */
export function compileProjection(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
): Projection {
  const root = schema.getRootType(operation.operation)
  if (!root) throw new TypeError(`The graph has no ${operation.operation}.`)
  const project = new Compiler(document, schema).root(root, operation)
  return (data, variables) => project(data, variables) ?? null
}

/** From a raw value to its projection; undefined where that is a null that may not be. */
type Project = (value: unknown, variables: Variables) => unknown

interface Step {
  readonly key: string
  readonly run: Project
  readonly wanted: Wanted
}

class Compiler {
  readonly #schema: GraphQLSchema
  readonly #selections: Selections

  constructor(document: DocumentNode, schema: GraphQLSchema) {
    this.#schema = schema
    this.#selections = new Selections(document, schema)
  }

  root(
    type: GraphQLObjectType,
    { selectionSet }: OperationDefinitionNode,
  ): (data: Data, variables: Variables) => Data | null {
    return objectOf(this.#steps(type, this.#selections.of(type, [{ selectionSet, wanted: undefined }])))
  }

  #steps(type: GraphQLObjectType, fields: readonly JoinedField[]): Step[] {
    return fields.map(({ key, name, under, wanted }) => {
      if (name === '__typename') return { key, run: () => type.name, wanted }
      const field = type.getFields()[name]
      if (!field) throw new TypeError(`The graph has no ${type.name}.${name}.`)
      return { key, run: this.#value(field.type, under), wanted }
    })
  }

  #value(type: GraphQLOutputType, under: readonly ConditionalSet[]): Project {
    if (isNonNullType(type)) {
      const inner = this.#value(type.ofType, under)
      return (value, variables) => inner(value, variables) ?? undefined
    }
    if (isLeafType(type)) return (value) => value ?? null
    if (isListType(type)) return listOf(this.#value(type.ofType, under))
    if (isObjectType(type)) return this.#object(type, under)
    if (!isAbstractType(type)) throw new TypeError(`The graph has no ${String(type)}.`)
    const kinds = new Map(this.#schema.getPossibleTypes(type).map((kind) => [kind.name, this.#object(kind, under)]))
    return (value, variables) => (isData(value) && kinds.get(String(value['__typename']))?.(value, variables)) || null
  }

  #object(type: GraphQLObjectType, under: readonly ConditionalSet[]): Project {
    const project = objectOf(this.#steps(type, this.#selections.of(type, under)))
    return (value, variables) => (isData(value) ? project(value, variables) : null)
  }
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null

function objectOf(steps: readonly Step[]): (data: Data, variables: Variables) => Data | null {
  return (data, variables) => {
    const projected: Data = {}
    for (const { key, run, wanted } of steps) {
      if (wanted && !wanted(variables)) continue
      const value = run(data[key], variables)
      if (value === undefined) return null
      projected[key] = value
    }
    return projected
  }
}

function listOf(item: Project): Project {
  return (value, variables) => {
    if (!Array.isArray(value)) return null
    const projected: unknown[] = []
    for (const element of value) {
      const one = item(element, variables)
      if (one === undefined) return null
      projected.push(one)
    }
    return projected
  }
}
