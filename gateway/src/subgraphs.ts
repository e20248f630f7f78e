/** Where a subgraph's answers come from, told by the scheme of its place in the supergraph. */
import { type DocumentNode, Kind, parse } from 'graphql'

import type { PreparedFetch, Subgraphs } from './engine/subgraph.ts'
import type { InProcessSubgraph } from './hub/in-process.ts'
import type { HubContext } from './hub/resolvers.ts'
import type { DelegationTable } from './partition/delegations.ts'
import { executePartitioned, type RequestContext } from './partition/executor.ts'
import { askInternational, INTERNATIONAL } from './partition/international.ts'
import type { Owners } from './partition/owners.ts'
import { readOwnership } from './partition/ownership.ts'
import { readShape } from './partition/shape.ts'

export interface SubgraphOptions {
  readonly hub: InProcessSubgraph<HubContext>
  readonly hubContext: (requestContext: RequestContext) => HubContext
  readonly delegations: () => DelegationTable
  readonly owners: Owners
  /** The International Agency's own endpoint. */
  readonly international: string
}

/**
 * The supergraph's subgraphs, each at its place: `hub:`, `international:`, `agency:*` for the contract that every agency
 * serves, `agency:BY` for the extension that one of them serves besides.
 */
export function connectSubgraphs(supergraph: string, options: SubgraphOptions): Subgraphs {
  const document = parse(supergraph, { noLocation: true })
  const rules = readOwnership(document)
  const prepares = new Map<string, Prepare>()
  for (const [name, place] of placesOf(document)) prepares.set(name, prepareAt(place, options, rules))
  return {
    prepare(name, operation) {
      const prepare = prepares.get(name)
      if (!prepare) throw new TypeError(`The supergraph has no subgraph ${name}.`)
      return prepare(operation)
    },
  }
}

type Prepare = (operation: string) => PreparedFetch

function prepareAt(place: string, options: SubgraphOptions, rules: ReturnType<typeof readOwnership>): Prepare {
  const colon = place.indexOf(':')
  const rest = place.slice(colon + 1)
  switch (place.slice(0, colon)) {
    case 'hub':
      return (operation) => {
        const program = options.hub.compile(parse(operation, { noLocation: true }))
        return (variables, requestContext) => program(variables, options.hubContext(requestContext))
      }
    case 'international':
      return (operation) => {
        const shape = readShape(operation)
        return (variables, requestContext) =>
          askInternational(options.owners.at(INTERNATIONAL, options.international), shape, variables, requestContext)
      }
    case 'agency': {
      const only = rest === '*' ? undefined : rest
      const address = only === undefined ? contractAddress : extensionAddress
      const subgraph = { ...options, rules, only, address }
      return (operation) => {
        const shape = readShape(operation)
        return (variables, requestContext) => executePartitioned(subgraph, shape, variables, requestContext)
      }
    }
    default:
      throw new TypeError(`A subgraph at ${place}: no such scheme.`)
  }
}

const contractAddress = (endpoint: string): string => endpoint

/** A nation serves its extension beside the contract: http://agency/graphql, http://agency/extension. */
export const extensionAddress = (endpoint: string): string => new URL('extension', endpoint).href

/** The subgraphs' names and places, as `join__Graph` has them. */
function placesOf(supergraph: DocumentNode): Map<string, string> {
  const places = new Map<string, string>()
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue
    for (const { directives } of definition.values ?? []) {
      const given = directives?.find(({ name }) => name.value === 'join__graph')?.arguments
      const text = (key: string): string | undefined => {
        const value = given?.find(({ name }) => name.value === key)?.value
        return value?.kind === Kind.STRING ? value.value : undefined
      }
      const name = text('name')
      if (name !== undefined) places.set(name, text('url') ?? '')
    }
  }
  return places
}
