/** A small hub for the tests: real routing and real composition over a few agencies, in memory or on loopback. */
import { readFileSync } from 'node:fs'

import { readHubSdl } from '@isbn-hub/graph/artefacts'
import { compose } from '@isbn-hub/graph/compose'
import type { Log } from '@isbn-hub/runtime/log'
import {
  buildASTSchema,
  defaultFieldResolver,
  graphql,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
} from 'graphql'

import { createGateway, type FormattedAnswer, type Gateway, type GatewayOptions } from '../../src/gateway.ts'
import type { Caller } from '../../src/identity/caller.ts'
import { type Connect, UpstreamFailed } from '../../src/partition/upstream.ts'
import {
  agencyEntity,
  delegations,
  desk,
  directory,
  extensionEntity,
  type Facts,
  INTERNATIONAL_ENDPOINT,
  internationalEntity,
  publisher,
  ranges,
  type Representation,
} from './facts.ts'

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')

const sdl = {
  hub: readHubSdl(),
  agencies: read('agencies.graphql'),
  international: read('international.graphql'),
  extensions: new Map([['belarus', read('extension.graphql')]]),
}

export const composition = compose(sdl)

const ENTITIES = (types: string): string =>
  `scalar _Any union _Entity = ${types} extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`

/** An executable schema of federated SDL, without a framework: what isn't GraphQL's own is passed over. */
function executable(text: string, entities: string): GraphQLSchema {
  const query = /^type Query/m.test(text) ? '' : 'type Query\n'
  return buildASTSchema(parse(text + query + ENTITIES(entities)), { assumeValid: true, assumeValidSDL: true })
}

const SCHEMAS = {
  agency: executable(sdl.agencies, 'Publisher | Prefix | Isbn'),
  extension: executable(sdl.extensions.get('belarus') ?? '', 'Publisher'),
  international: executable(sdl.international, 'Publisher | Agency | RegistrationGroup'),
}

/** Something that answers GraphQL requests, and counts them. */
export interface Server {
  readonly requests: {
    readonly query: string
    readonly variables: Record<string, unknown>
    readonly authorization: string | undefined
  }[]
  answer(body: string, authorization: string | undefined): Promise<unknown>
}

function server(schema: GraphQLSchema, rootValue: object, tell: (asked: Representation) => Facts | null): Server {
  const requests: Server['requests'][number][] = []
  // What isn't told with an entity where it stands is looked up by its key.
  const fieldResolver: GraphQLFieldResolver<Facts, unknown> = (source, given, context, info) => {
    const known = defaultFieldResolver(source, given, context, info)
    if (known !== undefined || !KEYS.has(info.parentType.name)) return known
    return tell({ __typename: info.parentType.name, ...source })?.[info.fieldName]
  }
  return {
    requests,
    async answer(body, authorization) {
      const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> }
      requests.push({ query, variables, authorization })
      return graphql({ schema, source: query, variableValues: variables, rootValue, fieldResolver })
    },
  }
}

const KEYS = new Set(['Publisher', 'Prefix', 'Isbn', 'Agency', 'RegistrationGroup'])

const entities = (tell: (asked: Representation) => Facts | null) => ({
  _entities: ({ representations }: { representations: Representation[] }) =>
    representations.map((asked) => {
      const facts = tell(asked)
      return facts && { __typename: asked.__typename, ...facts }
    }),
})

/** An agency that serves the contract. */
export function agencyServer(code: string): Server {
  const tell = (asked: Representation): Facts | null => agencyEntity(code, asked)
  const root = {
    ...entities(tell),
    ...desk(code),
    registerPublisher: ({ input }: { input: { name: string } }) => ({
      __typename: 'RegisterPublisherSuccess',
      publisher: publisher(`${code}-2`, input.name),
    }),
    assignPrefix: () => ({ __typename: 'Refusal', code: 'RANGE_EXHAUSTED', message: 'Nothing is left.' }),
  }
  return server(SCHEMAS.agency, root, tell)
}

function extensionServer(): Server {
  const tell = ({ id = '' }: Representation): Facts => extensionEntity(id)
  return server(SCHEMAS.extension, entities(tell), tell)
}

const internationalServer = (): Server =>
  server(SCHEMAS.international, { ...entities(internationalEntity), ...directory }, internationalEntity)

export const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

export interface World extends AsyncDisposable {
  readonly gateway: Gateway
  /** One request, one answer. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>, caller?: Caller): Promise<FormattedAnswer>
  /** By agency code; `BY extension` and `INTL` beside them. */
  readonly servers: Readonly<Record<string, Server>>
  /** Milliseconds by which an endpoint is late; Infinity: it doesn't answer at all. */
  readonly late: Map<string, number>
  /** Endpoints that refuse. */
  readonly down: Set<string>
}

/** A gateway over subgraphs in the same process: no port is opened. */
export async function startWorld(options: Partial<GatewayOptions> = {}): Promise<World> {
  const servers: Record<string, Server> = {
    BY: agencyServer('BY'),
    BG: agencyServer('BG'),
    MK: agencyServer('MK'),
    'BY extension': extensionServer(),
    INTL: internationalServer(),
  }
  const late = new Map<string, number>()
  const down = new Set<string>()
  const connect: Connect = (endpoint) => {
    const name = nameOf(endpoint)
    return {
      async post({ body, authorization, signal }) {
        if (down.has(name)) throw new UpstreamFailed('Refused.', false)
        const wait = late.get(name)
        if (wait !== undefined)
          await new Promise((resolve, reject) => {
            if (wait !== Infinity) setTimeout(resolve, wait)
            signal.addEventListener('abort', () => reject(new UpstreamFailed('Nobody waits any longer.', false)))
          })
        // Through JSON, as over a network.
        return JSON.parse(JSON.stringify(await servers[name]?.answer(body, authorization))) as unknown
      },
      close: () => Promise.resolve(),
    }
  }
  const table = delegations()
  const gateway = createGateway({
    supergraph: composition.supergraph,
    api: composition.api,
    hub: sdl.hub,
    ranges,
    delegations: () => table,
    international: INTERNATIONAL_ENDPOINT,
    assignments: () => {
      throw new Error('No stream in this world.')
    },
    log: quiet,
    connect,
    ...options,
  })
  return {
    gateway,
    servers,
    late,
    down,
    ask: (query, variables = {}, caller) => ask(gateway, query, variables, caller),
    [Symbol.asyncDispose]: () => gateway.close(),
  }
}

async function ask(
  gateway: Gateway,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  caller?: Caller,
): Promise<FormattedAnswer> {
  const checked = gateway.check({ query, variables })
  if (!('document' in checked)) return checked
  const answer = await gateway.execute(checked, { caller })
  if (Symbol.asyncIterator in answer) throw new TypeError('A stream where one answer was expected.')
  return answer
}

const nameOf = (endpoint: string): string => {
  const { hostname, pathname } = new URL(endpoint)
  const host = hostname.split('.')[0] ?? ''
  if (host === 'international') return 'INTL'
  return pathname === '/extension' ? `${host.toUpperCase()} extension` : host.toUpperCase()
}

/** All answers of a subscription that ends by itself. */
export async function openWorldStream({ gateway }: World, query: string): Promise<FormattedAnswer[]> {
  const checked = gateway.check({ query, variables: {} })
  if (!('document' in checked)) return [checked]
  const answers = await gateway.execute(checked, { caller: undefined, signal: new AbortController().signal })
  if (!(Symbol.asyncIterator in answers)) return [answers]
  const all: FormattedAnswer[] = []
  for await (const answer of answers) all.push(answer)
  return all
}
