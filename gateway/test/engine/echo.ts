/**
 * The whole graph twice, over the same values: federated behind the gateway, and as one schema that graphql-js executes.
 *
 * Nothing is stored. A value says what was asked for: it is made from the object, the field and the coerced arguments. So
 * two answers agree only where both sides understood every argument alike.
 */
import { readFileSync } from 'node:fs'

import { readHubSdl } from '@isbn-hub/graph/artefacts'
import { compose } from '@isbn-hub/graph/compose'
import { firstIsbn, lastIsbn } from '@isbn-hub/isbn/prefix'
import { isProblem } from '@isbn-hub/isbn/problem'
import {
  buildASTSchema,
  type DocumentNode,
  execute,
  type ExecutionResult,
  getNamedType,
  getOperationAST,
  graphql,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  subscribe,
} from 'graphql'

import { createGateway, type FormattedAnswer, type Gateway } from '../../src/gateway.ts'
import { buildPublicSchema } from '../../src/graphql/public-schema.ts'
import { type HubContext, hubResolvers, type OpenAssignments } from '../../src/hub/resolvers.ts'
import type { StreamMessage } from '../../src/live/stream.ts'
import { delegations, INTERNATIONAL_ENDPOINT, ranges } from '../world/facts.ts'
import { quiet } from '../world/world.ts'

const read = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')

const sdl = {
  hub: readHubSdl(),
  agencies: read('subgraphs/agency/agencies.graphql'),
  international: read('subgraphs/international/international.graphql'),
  extensions: new Map([['belarus', read('subgraphs/belarus/extension.graphql')]]),
}
export const composition = compose(sdl)

/** Keys that somebody owns. */
const prefixes = ['978-985-02', '978-985-6020', '978-954-26', '978-608-6000'].map((text) => ranges.prefix(text))
const isbns = prefixes.flatMap((prefix) => (isProblem(prefix) ? [] : [firstIsbn(prefix), lastIsbn(prefix)]))
export const KEYS: Readonly<Record<string, { readonly field: string; readonly values: readonly string[] }>> = {
  Publisher: { field: 'id', values: ['BY-1', 'BY-2', 'BG-1', 'MK-1'] },
  Prefix: { field: 'value', values: prefixes.flatMap((prefix) => (isProblem(prefix) ? [] : [prefix.value])) },
  Isbn: { field: 'isbn13', values: isbns },
  Agency: { field: 'code', values: ['BY', 'BG', 'MK', 'RU'] },
  RegistrationGroup: { field: 'value', values: ['978-985', '978-954', '978-608'] },
}
/** Whatever ends so is nobody's. */
const exists = (id: string): boolean => !id.endsWith('9')

/** An object of which nothing is known but what it is. */
class Echo {
  readonly __typename: string
  /** What it came from; the key, of an entity. */
  readonly seed: string

  constructor(type: string, seed: string) {
    this.__typename = type
    this.seed = seed
  }
}

/** A number from a text (FNV-1a). */
function hash(text: string): number {
  let sum = 2_166_136_261
  for (let n = 0; n < text.length; n++) sum = Math.imul(sum ^ text.charCodeAt(n), 16_777_619)
  return sum >>> 0
}

/** One of them, whatever their order. */
const choose = (of: readonly string[], seed: string): string => [...of].sort()[hash(seed) % of.length] ?? ''

const namesOf = (of: readonly { readonly name: string }[]): string[] => of.map(({ name }) => name)

function echo(type: GraphQLOutputType, seed: string, told: string, schema: GraphQLSchema): unknown {
  if (isNonNullType(type)) return present(type.ofType, seed, told, schema)
  return hash(`${seed}?`) % 6 === 0 ? null : present(type, seed, told, schema)
}

/** Fields that one subgraph or another promises, `Type.field`. */
const promised = new Set(
  [sdl.hub, sdl.agencies, sdl.international, ...sdl.extensions.values()].flatMap((text) =>
    parse(text, { noLocation: true }).definitions.flatMap((definition) =>
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION
        ? []
        : (definition.fields ?? []).flatMap(({ name, type }) =>
            type.kind === Kind.NON_NULL_TYPE ? [`${definition.name.value}.${name.value}`] : [],
          ),
    ),
  ),
)

function present(type: GraphQLOutputType, seed: string, told: string, schema: GraphQLSchema): unknown {
  if (isListType(type))
    return Array.from({ length: hash(`${seed}#`) % 3 }, (_, n) => echo(type.ofType, `${seed} ${n}`, told, schema))
  const named = getNamedType(type)
  if (isEnumType(named)) return choose(namesOf(named.getValues()), seed)
  if (isAbstractType(named) || isObjectType(named)) {
    const name = isObjectType(named) ? named.name : choose(namesOf(schema.getPossibleTypes(named)), seed)
    const key = KEYS[name]
    return new Echo(name, key ? choose(key.values, seed) : seed)
  }
  switch (named.name) {
    case 'Int':
      return hash(seed) % 1_000
    case 'Float':
      return (hash(seed) % 1_000) / 8
    case 'Boolean':
      return hash(seed) % 2 === 0
    default:
      return `${told} ${hash(seed)}`
  }
}

/** Its members in an order that no schema decides. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  )
}

const echoField: GraphQLFieldResolver<Echo | undefined, unknown> = (
  source,
  given,
  _,
  { parentType, fieldName, schema },
) => {
  const field = parentType.getFields()[fieldName]
  if (!field) return undefined
  const seed = source?.seed ?? ''
  if (fieldName === KEYS[parentType.name]?.field) return seed
  const told = `${parentType.name}.${fieldName}(${JSON.stringify(sorted(given))})`
  const answer = promised.has(`${parentType.name}.${fieldName}`) ? present : echo
  return answer(isNonNullType(field.type) ? field.type.ofType : field.type, `${seed} ${told}`, told, schema)
}

/** A stream of one message, which says what it was asked for. */
const openStream: OpenAssignments = async function* (given) {
  yield {
    __typename: 'Assignment',
    cursor: JSON.stringify(sorted(given)),
    kind: 'PUBLISHER_REGISTERED',
    agency: { code: 'BY' },
    at: '2026-11-21T00:00:00Z',
    sequence: '1',
    prefix: '978-985-6020',
    isbn: undefined,
    publisher: { id: 'BG-1' },
    publisherName: 'as it was then',
  } satisfies StreamMessage
}

export interface Request {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | undefined
}

/** The federated graph: real planning, routing and execution, over subgraphs in this process. */
export function echoGateway(): Gateway {
  const subgraphs = {
    agencies: echoSubgraph(sdl.agencies, 'Publisher | Prefix | Isbn'),
    extension: echoSubgraph(sdl.extensions.get('belarus') ?? '', 'Publisher'),
    international: echoSubgraph(sdl.international, 'Publisher | Agency | RegistrationGroup'),
  }
  return createGateway({
    supergraph: composition.supergraph,
    api: composition.api,
    hub: sdl.hub,
    ranges,
    delegations: () => table,
    international: INTERNATIONAL_ENDPOINT,
    assignments: openStream,
    log: quiet,
    connect: (endpoint) => ({
      async post({ body }) {
        const answer =
          endpoint === INTERNATIONAL_ENDPOINT
            ? subgraphs.international
            : endpoint.endsWith('/extension')
              ? subgraphs.extension
              : subgraphs.agencies
        // Through JSON, as over a network.
        return JSON.parse(JSON.stringify(await answer(body))) as unknown
      },
      close: () => Promise.resolve(),
    }),
  })
}

const table = delegations()

function echoSubgraph(text: string, entities: string): (body: string) => Promise<ExecutionResult> {
  const federation = `scalar _Any union _Entity = ${entities} extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`
  const schema = buildASTSchema(parse(`${text} ${federation}`), { assumeValid: true, assumeValidSDL: true })
  const fieldResolver: typeof echoField = (source, given, context, info) =>
    info.fieldName === '_entities' ? given['representations'].map(entity) : echoField(source, given, context, info)
  return (body) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> }
    return graphql({ schema, source: query, variableValues: variables, fieldResolver })
  }
}

function entity(representation: Readonly<Record<string, string>>): Echo | null {
  const { __typename = '' } = representation
  const key = representation[KEYS[__typename]?.field ?? ''] ?? ''
  return __typename === 'Publisher' && !exists(key) ? null : new Echo(__typename, key)
}

/** The one schema. */
export const publicSchema = buildPublicSchema(composition.api)

const hub = hubResolvers(openStream)
const hubSchema = buildASTSchema(parse(sdl.hub), { assumeValid: true, assumeValidSDL: true })
const context = (): HubContext => ({ ranges, delegations: table, signal: undefined, language: 'en', drawn: 0 })

type Plain = Readonly<Record<string, unknown>>

const resolve: GraphQLFieldResolver<Echo | Plain | undefined, HubContext> = (source, given, ctx, info) => {
  const { fieldName, parentType } = info
  const type = parentType.name
  const hubType = hubSchema.getType(type)
  const isHubs = isObjectType(hubType) && fieldName in hubType.getFields()
  if (type === 'Subscription') return source
  if (type === 'Mutation') return echoField(undefined, given, ctx, info)
  if (type === 'Query')
    return isHubs
      ? asReference(hub.fields['Query']?.[fieldName]?.(undefined as never, given as never, ctx))
      : echoField(undefined, given, ctx, info)
  const key = KEYS[type]?.field
  if (source instanceof Echo && (!isHubs || key === undefined || fieldName === key)) {
    // A nation's extension is asked for its own publishers.
    if (fieldName === 'publishingLicence' && table.ofAgency(source.seed)?.code !== 'BY') return null
    return echoField(source, given, ctx, info)
  }
  const own = (
    source instanceof Echo ? hub.entities[type]?.({ [key ?? '']: source.seed } as never, ctx) : source
  ) as Plain
  if (isHubs) {
    const resolver = hub.fields[type]?.[fieldName]
    return resolver ? resolver(own as never, given as never, ctx) : own[fieldName]
  }
  if (key === undefined) return own[fieldName]
  return resolve(new Echo(type, String(own[key])), given, ctx, info)
}

const asReference = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value && !exists(String(value.id)) ? null : value

/** What graphql-js answers to a valid request: one answer, or the first of a stream. */
export async function askOneSchema({ variables, operationName }: Request, document: DocumentNode): Promise<unknown> {
  const request = {
    schema: publicSchema,
    document,
    variableValues: variables,
    operationName: operationName ?? null,
    contextValue: context(),
    fieldResolver: resolve,
    subscribeFieldResolver: (_: unknown, given: object, { signal }: HubContext) =>
      openStream(given, signal ?? new AbortController().signal),
  }
  const isStream = getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION
  return isStream ? firstOf(await subscribe(request)) : execute(request)
}

const caller = {
  agency: 'BY',
  international: false,
  authorization: 'Bearer',
  expiresAt: new Date(Date.now() + 3_600_000),
}

/** What the gateway answers to the request: one answer, or the first of a stream. */
export async function askGateway(gateway: Gateway, request: Request): Promise<FormattedAnswer> {
  const checked = gateway.check(request)
  return 'document' in checked ? firstOf(await gateway.execute(checked, { caller })) : checked
}

async function firstOf<T extends object>(answers: T | AsyncGenerator<T>): Promise<T> {
  if (!(Symbol.asyncIterator in answers)) return answers
  for await (const answer of answers) return answer
  throw new TypeError('A stream without an answer.')
}
