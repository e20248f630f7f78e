/** Composition: from the subgraphs' SDL to the supergraph that the gateway serves and the API that clients see. */
import { composeServices, compositionHasErrors } from '@theguild/federation-composition'
import { type ConstDirectiveNode, type DefinitionNode, type DocumentNode, Kind, parse } from 'graphql'

import { plainSdl } from './plain-sdl.ts'

/** A subgraph as it goes into the composition. */
export interface Subgraph {
  readonly name: string
  /** Where the gateway finds it, as a scheme that the gateway knows: `hub:`, `international:`, `agency:*`, `agency:BY`. */
  readonly url: string
  readonly typeDefs: DocumentNode
}

/** The SDL of all subgraphs, as text. `extensions`: by the nation's folder name. */
export interface SubgraphSdl {
  readonly hub: string
  readonly agencies: string
  readonly international: string
  readonly extensions: ReadonlyMap<string, string>
}

export interface Composition {
  /** With the federation's own directives: for the gateway. */
  readonly supergraph: string
  /** The API without inaccessible elements, sorted: for clients, and for the check on breaking changes. */
  readonly api: string
}

/** The subgraphs don't fit together. */
export class CompositionFailed extends Error {
  override readonly name = 'CompositionFailed'
  readonly code = 'COMPOSITION_FAILED'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The subgraphs do not compose:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

/** Composes the hub's subgraphs. Throws {@link CompositionFailed} with every reason. */
export function compose(sdl: SubgraphSdl): Composition {
  const result = composeServices(subgraphs(sdl).map(({ name, url, typeDefs }) => ({ name, url, typeDefs })))
  if (compositionHasErrors(result))
    throw new CompositionFailed(
      result.errors.map(({ message, extensions }) => `${String(extensions['code'] ?? 'INVALID')}: ${message}`),
    )
  return { supergraph: `${result.supergraphSdl.trim()}\n`, api: plainSdl(result.publicSdl) }
}

/** The subgraphs in the order in which they compose. Throws where an extension doesn't say whose it is. */
export function subgraphs({ hub, agencies, international, extensions }: SubgraphSdl): Subgraph[] {
  const nations = [...extensions].sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    { name: 'hub', url: 'hub:', typeDefs: parse(hub) },
    { name: 'international', url: 'international:', typeDefs: parse(international) },
    // One contract, many owners: the asterisk stands for every agency that the delegation table names.
    { name: 'agencies', url: 'agency:*', typeDefs: parse(agencies) },
    ...nations.map(([folder, text]) => extension(folder, parse(text))),
  ]
}

/** An extension says by `extend schema @extensionOf(agency: "BY")` which agency serves it. */
function extension(folder: string, typeDefs: DocumentNode): Subgraph {
  let agency: string | undefined
  const definitions = typeDefs.definitions.flatMap((definition): DefinitionNode[] => {
    if (definition.kind === Kind.DIRECTIVE_DEFINITION && definition.name.value === EXTENSION_OF) return []
    if (definition.kind !== Kind.SCHEMA_EXTENSION && definition.kind !== Kind.SCHEMA_DEFINITION) return [definition]
    agency ??= definition.directives?.map(agencyOf).find((code) => code !== undefined)
    // Told here, it has no more to say in the composition, where an unknown directive would be an error.
    const directives = definition.directives?.filter(({ name }) => name.value !== EXTENSION_OF) ?? []
    return directives.length === 0 && !definition.operationTypes?.length ? [] : [{ ...definition, directives }]
  })
  if (agency === undefined)
    throw new CompositionFailed([`${folder}'s extension lacks \`extend schema @${EXTENSION_OF}(agency: "…")\`.`])
  return { name: folder, url: `agency:${agency}`, typeDefs: { ...typeDefs, definitions } }
}

const EXTENSION_OF = 'extensionOf'

function agencyOf({ name, arguments: given }: ConstDirectiveNode): string | undefined {
  const value = given?.find((argument) => argument.name.value === 'agency')?.value
  return name.value === EXTENSION_OF && value?.kind === Kind.STRING ? value.value : undefined
}
