/** The committed texts of this package, read when asked for. Paths hold from `src` and from `dist` alike. */
import { readFileSync } from 'node:fs'

/** The supergraph that the gateway serves. */
export const readSupergraph = (): string => read('supergraph.graphql')

/** The SDL of the hub subgraph, which the gateway serves in its own process. */
export const readHubSdl = (): string => read('hub.graphql')

/** The API as clients see it. */
export const readApi = (): string => read('api.graphql')

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
