/** The JSON Schema of what a query answers, so that a plain address is described in the words of the graph. */
import type { JsonSchema } from '@isbn-hub/server/route'
import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql'

/** Of the query's one root field, and of the added fields. The query selects fields alone: neither fragments nor aliases. */
export function schemaOfAnswer(
  schema: GraphQLSchema,
  query: string,
  added: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  const { selectionSet } = parse(query, { noLocation: true }).definitions[0] as OperationDefinitionNode
  const [field] = selectionSet.selections
  const root = schema.getQueryType()
  if (field?.kind !== Kind.FIELD || !root) throw new TypeError('A query has one root field.')
  // Where the field is null, the address answers 404.
  const { properties, required, ...rest } = schemaOfField(root, field)
  return {
    ...rest,
    type: 'object',
    required: [...(required as readonly string[]), ...Object.keys(added)],
    properties: { ...(properties as object), ...added },
  }
}

function schemaOfField(parent: GraphQLObjectType, field: FieldNode): JsonSchema {
  const definition = parent.getFields()[field.name.value]
  if (!definition) throw new TypeError(`${parent.name} has no field ${field.name.value}.`)
  return {
    ...schemaOfType(definition.type, field),
    ...(definition.description && { description: definition.description }),
  }
}

function schemaOfType(type: GraphQLOutputType, field: FieldNode): JsonSchema {
  const isNullable = !isNonNullType(type)
  const nullable = getNullableType(type)
  const orNull = (name: string): string | string[] => (isNullable ? [name, 'null'] : name)
  if (isListType(nullable)) return { type: orNull('array'), items: schemaOfType(nullable.ofType, field) }
  const named = getNamedType(nullable)
  if (isObjectType(named)) {
    const fields = (field.selectionSet?.selections ?? []).filter((selection) => selection.kind === Kind.FIELD)
    return {
      type: orNull('object'),
      required: fields.map(({ name }) => name.value),
      properties: Object.fromEntries(fields.map((each) => [each.name.value, schemaOfField(named, each)])),
    }
  }
  if (isEnumType(named)) {
    const values = named.getValues().map(({ name }) => name)
    return { enum: isNullable ? [...values, null] : values }
  }
  return { type: orNull(SCALARS[named.name] ?? 'string') }
}

/** The custom scalars of the graph are texts. */
const SCALARS: Readonly<Record<string, string>> = { Int: 'integer', Float: 'number', Boolean: 'boolean' }
