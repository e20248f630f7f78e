/**
 * What an operation selects, read once for everything that is made of it: the query plan, the counting, the answer.
 *
 * Fragments are followed, fields of one response key are joined, and `@skip` and `@include` are decided, as
 * CollectFields of the specification has it (6.3.2). graphql-js does the collecting.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  type GraphQLArgument,
  GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  valueFromAST,
  type ValueNode,
  visit,
} from 'graphql'
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js'

/** Coerced values of variables; an absent variable has no member. */
export type Variables = Readonly<Record<string, unknown>>

/** The fields that are selected of objects of one type. */
export interface Selection {
  readonly type: GraphQLObjectType
  readonly fields: readonly SelectedField[]
}

/** All fields of one response key, joined. */
export interface SelectedField {
  /** The response key. */
  readonly key: string
  readonly definition: GraphQLField<unknown, unknown>
  /** All of the same name, with the same arguments. */
  readonly nodes: readonly FieldNode[]
  /** The arguments that the document gives, in the schema's order. */
  readonly arguments: readonly SelectedArgument[]
  /** What is selected of the field's value: one selection for each type that an object may have there. */
  readonly under: readonly Selection[]
  /** Why the field cannot be executed with the variables that the selection was read for. */
  readonly failure: GraphQLError | undefined
}

export interface SelectedArgument {
  readonly definition: GraphQLArgument
  readonly node: ValueNode
  /** The coerced value; undefined if it is an absent variable. */
  readonly value: (variables: Variables) => unknown
}

/**
 * Reads what an operation of a valid document selects. The variables decide its conditions, and whether a null stands
 * where the schema allows none: of these nothing is known without them. Nothing else depends on the variables. Throws a
 * GraphQLError where a condition at the root is null.
 */
export function readSelection(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables?: Variables,
): Selection {
  const type = schema.getRootType(operation.operation)
  if (!type) throw new TypeError(`The schema has no ${operation.operation}.`)
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition

  const selectionOf = (parent: GraphQLObjectType, fields: ReadonlyMap<string, readonly FieldNode[]>): Selection => ({
    type: parent,
    fields: [...fields].map(([key, nodes]) => fieldOf(parent, key, nodes)),
  })

  const fieldOf = (parent: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): SelectedField => {
    const [node] = nodes
    const definition = node && (META_FIELDS.get(node.name.value) ?? parent.getFields()[node.name.value])
    if (!definition) throw new TypeError(`The schema has no ${parent.name}.${node?.name.value ?? ''}.`)
    const field = { key, definition, nodes, arguments: argumentsOf(definition, node) }
    try {
      if (variables) getArgumentValues(definition, node, variables)
      return { ...field, under: selectionsUnder(definition, nodes), failure: undefined }
    } catch (error) {
      if (error instanceof GraphQLError) return { ...field, under: [], failure: error }
      throw error
    }
  }

  const selectionsUnder = (
    { type: outer }: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
  ): Selection[] => {
    const named = getNamedType(outer)
    const types = isObjectType(named) ? [named] : isAbstractType(named) ? schema.getPossibleTypes(named) : []
    return types.map((one) => selectionOf(one, collectSubfields(schema, fragments, variables ?? {}, one, nodes)))
  }

  return selectionOf(type, collectFields(schema, fragments, variables ?? {}, type, operation.selectionSet))
}

const META_FIELDS: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((definition) => [definition.name, definition]),
)

function argumentsOf(
  { args }: GraphQLField<unknown, unknown>,
  { arguments: given }: FieldNode,
): readonly SelectedArgument[] {
  if (!given?.length) return []
  return args.flatMap((definition) => {
    const node = given.find(({ name }) => name.value === definition.name)?.value
    return node ? [{ definition, node, value: valueOf(node, definition) }] : []
  })
}

function valueOf(node: ValueNode, { type }: GraphQLArgument): (variables: Variables) => unknown {
  if (node.kind === Kind.VARIABLE) return (variables) => variables[node.name.value]
  if (hasVariables(node)) return (variables) => valueFromAST(node, type, variables)
  const constant = valueFromAST(node, type)
  return () => constant
}

function hasVariables(node: ValueNode): boolean {
  let found = false
  visit(node, { Variable: () => void (found = true) })
  return found
}
