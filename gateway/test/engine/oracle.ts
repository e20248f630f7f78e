/** The whole graph as one schema in one process, executed by graphql-js: what the federated one must agree with. */
import { buildSchema, defaultFieldResolver, graphql, type GraphQLFieldResolver } from 'graphql'

import { type HubContext, hubResolvers } from '../../src/hub/resolvers.ts'
import {
  agencyEntity,
  delegations,
  desk,
  directory,
  extensionEntity,
  internationalEntity,
  ranges,
  type Representation,
} from '../world/facts.ts'
import { composition } from '../world/world.ts'

const schema = buildSchema(composition.api, { assumeValidSDL: true })
const hub = hubResolvers(() => {
  throw new Error('No stream here.')
})
const context: HubContext = { ranges, delegations: delegations(), signal: undefined, drawn: 0 }

type Source = Readonly<Record<string, unknown>>

const resolve: GraphQLFieldResolver<Source, unknown> = (source, given, _, info) => {
  const { fieldName } = info
  const type = info.parentType.name
  if (type === 'Query' && fieldName in directory) return defaultFieldResolver(directory, given, context, info)
  if (type === 'Query' && fieldName in desk(''))
    return defaultFieldResolver(desk(String(given['agency'])), given, context, info)
  if (type === 'Query' || type === 'Lookup') return hubField(type, fieldName, source, given)
  if (hub.fields[type]?.[fieldName]) return hubField(type, fieldName, hubSource(type, source), given)
  const known = source?.[fieldName]
  if (known !== undefined) return known
  const own = [...subgraphsOf(type, source)].find((facts) => facts?.[fieldName] !== undefined)
  return own?.[fieldName] ?? hubField(type, fieldName, hubSource(type, source), given)
}

function* subgraphsOf(type: string, source: Source): Generator<Source | null> {
  if (type === 'Agency') return yield internationalEntity({ __typename: type, code: String(source['code']) })
  if (type === 'RegistrationGroup')
    return yield internationalEntity({ __typename: type, value: String(source['value']) })
  const key = { Publisher: 'id', Prefix: 'value', Isbn: 'isbn13' }[type]
  if (key === undefined) return
  const value = String(source[key])
  const owner = key === 'id' ? context.delegations.ofAgency(value) : context.delegations.ofNumber(value)?.owner
  const asked = { __typename: type, [key]: value } as Representation
  if (owner?.endpoint) yield agencyEntity(owner.code, asked)
  if (type === 'Publisher' && owner?.code === 'BY') yield extensionEntity(value)
}

function hubSource(type: string, source: Source): Source | undefined {
  return hub.entities[type]?.(source as never, context) as Source | undefined
}

function hubField(type: string, field: string, source: Source | undefined, given: Source): unknown {
  const found = hub.fields[type]?.[field]
  if (found)
    return source === undefined && type !== 'Query' ? undefined : found(source as never, given as never, context)
  return source?.[field]
}

/** The answer of the one schema. */
export async function askOracle(source: string, variableValues: Readonly<Record<string, unknown>>): Promise<unknown> {
  const answer = await graphql({ schema, source, variableValues, fieldResolver: resolve, rootValue: {} })
  return JSON.parse(JSON.stringify(answer))
}

export const oracleSchema = schema
