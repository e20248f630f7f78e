/** From type-graphql classes to a federated subgraph: its executable schema and the SDL that is composed. */
import { buildSubgraphSchema } from '@apollo/subgraph'
import { printSchemaWithDirectives } from '@graphql-tools/utils'
import { type DocumentNode, type GraphQLResolveInfo, type GraphQLSchema, Kind, parse, print, visit } from 'graphql'
import { buildSchema, type BuildSchemaOptions, createResolversMap, getMetadataStorage, type PubSub } from 'type-graphql'

const LINK = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@tag", "@composeDirective", "@extends", "@external"])
`

/** Answers for one representation of an entity; null where there is none. */
export type ReferenceResolver<C> = (reference: never, context: C, info: GraphQLResolveInfo) => unknown

export interface Federated {
  readonly schema: GraphQLSchema
  readonly sdl: string
}

/**
 * Builds the subgraph. `references` answers `_entities`, a resolver for each entity that this subgraph owns fields of.
 * `preamble` is SDL that stands before the types: further links, definitions of directives.
 *
 * type-graphql's metadata is global to the process, so build one schema in a process, or make sure by `orphanedTypes`
 * and the lists of resolvers that nothing of one leaks into the other.
 */
export async function federate<C extends object>(
  options: BuildSchemaOptions,
  references: Record<string, ReferenceResolver<C>>,
  preamble = '',
): Promise<Federated> {
  // A field without a resolver is a property: read as one, not by a function that builds an object to read it.
  for (const field of getMetadataStorage().fields) field.simple ??= field.name === field.schemaName
  // type-graphql doesn't know federation's directives; buildSubgraphSchema checks the whole below.
  const plain = await buildSchema({ validate: false, pubSub: noTopics, ...options, skipCheck: true })
  const resolvers: Record<string, Record<string, unknown>> = {}
  for (const [type, fields] of Object.entries(createResolversMap(plain)))
    if (typeof fields === 'object') resolvers[type] = fields as Record<string, unknown>
  for (const [type, __resolveReference] of Object.entries(references))
    resolvers[type] = { ...resolvers[type], __resolveReference }
  const sdl = LINK + preamble + print(inOrderWritten(parse(printSchemaWithDirectives(plain)))) + '\n'
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never })
  answerForKeysAlone(schema, keysOf(parse(sdl), new Set(Object.keys(references))))
  return { schema, sdl }
}

/** By type: the field of its key. No key of ours has several fields, and no type several keys. */
function keysOf({ definitions }: DocumentNode, types: ReadonlySet<string>): ReadonlyMap<string, string> {
  const keys = new Map<string, string>()
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || !types.has(definition.name.value)) continue
    const key = definition.directives?.find(({ name }) => name.value === 'key')
    const fields = key?.arguments?.find(({ name }) => name.value === 'fields')?.value
    if (fields?.kind === Kind.STRING) keys.set(definition.name.value, fields.value)
  }
  return keys
}

/** What is no key of an entity of ours is none of its entities: null, as for a key that nothing has. */
function answerForKeysAlone(schema: GraphQLSchema, keys: ReadonlyMap<string, string>): void {
  const field = schema.getQueryType()?.getFields()['_entities']
  const resolve = field?.resolve
  if (!field || !resolve) return
  const isKey = (one: unknown): boolean => {
    const given: Readonly<Record<string, unknown>> = Object(one)
    const value = given[keys.get(String(given['__typename'])) ?? '']
    return typeof value === 'string' && !UNKEEPABLE.test(value)
  }
  field.resolve = (source, args: { representations: readonly unknown[] }, context, info) => {
    const { representations } = args
    if (representations.every(isKey)) return resolve(source, args, context, info)
    const answers = resolve(source, { representations: representations.filter(isKey) }, context, info) as unknown[]
    let next = 0
    return representations.map((one) => (isKey(one) ? answers[next++] : null))
  }
}

/** What PostgreSQL, or the JSON in it, doesn't hold. */
const UNKEEPABLE = /[\0\p{Cs}]/u

// Parameter decorators run from the last to the first, so type-graphql lists a field's arguments backwards.
const inOrderWritten = (document: DocumentNode): DocumentNode =>
  visit(document, {
    FieldDefinition: (field) => ({ ...field, arguments: field.arguments?.toReversed() ?? [] }),
  })

// type-graphql asks for one as soon as there is a subscription. Ours bring their own sources and use no topics.
const noTopics: PubSub = {
  publish: () => undefined,
  subscribe() {
    throw new Error('A subscription without a source of its own.')
  },
}
