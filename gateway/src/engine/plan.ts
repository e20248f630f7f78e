/** A query plan, compiled: what is asked of which subgraph, in which order, and where the answers go. */
import type {
  BatchFetchNode,
  FetchNode,
  FlattenNodePathSegment,
  PlanNode,
  QueryPlan,
} from '@graphql-hive/router-query-planner'

import { compilePath, type PlacePath } from './places.ts'
import { compileRequires, type Represent } from './representations.ts'
import { compileRewrites, type Rewrite } from './rewrites.ts'
import type { PreparedFetch, Subgraphs } from './subgraph.ts'

export type CompiledPlan =
  | { readonly kind: 'sequence'; readonly nodes: readonly CompiledPlan[] }
  | { readonly kind: 'parallel'; readonly nodes: readonly CompiledPlan[] }
  | RootFetch
  | EntityFetch

/** Asks for fields of the root. */
export interface RootFetch {
  readonly kind: 'root'
  readonly fetch: PreparedFetch
  readonly variables: readonly string[]
  readonly output: Rewrite | undefined
}

/** Asks for more of objects that are known already. */
export interface EntityFetch {
  readonly kind: 'entities'
  readonly fetch: PreparedFetch
  readonly variables: readonly string[]
  readonly lists: readonly EntityList[]
}

/** The field of the request that carries one list of objects. */
export interface EntityList {
  readonly alias: string
  readonly variable: string
  readonly paths: readonly PlacePath[]
  readonly represent: Represent
  readonly input: Rewrite | undefined
  readonly output: Rewrite | undefined
}

/** A subscription's first request, and what is asked for each of its events. */
export interface CompiledStream {
  readonly source: RootFetch
  readonly rest: CompiledPlan | undefined
}

export function compilePlan({ node }: QueryPlan, subgraphs: Subgraphs): CompiledPlan | CompiledStream | undefined {
  if (!node) return undefined
  if (node.kind === 'Subscription') return { source: rootFetch(node.primary, subgraphs), rest: undefined }
  if (node.kind !== 'Sequence' || node.nodes[0]?.kind !== 'Subscription') return compileNode(node, subgraphs)
  const [first, ...nodes] = node.nodes
  return { source: rootFetch(first.primary, subgraphs), rest: compileNode({ kind: 'Sequence', nodes }, subgraphs) }
}

function compileNode(node: PlanNode, subgraphs: Subgraphs): CompiledPlan {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((one) => compileNode(one, subgraphs)) }
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map((one) => compileNode(one, subgraphs)) }
    case 'Fetch':
      return rootFetch(node, subgraphs)
    case 'BatchFetch':
      return batchFetch(node, subgraphs)
    case 'Flatten':
      if (node.node.kind === 'Fetch') return entityFetch(node.node, node.path, subgraphs)
      throw new TypeError(`A ${node.node.kind} under a path: the planner has never given one.`)
    // Conditions are decided before planning.
    case 'Condition':
    case 'Subscription':
    case 'Defer':
      throw new TypeError(`A ${node.kind} inside a plan: the planner has never given one.`)
  }
}

const rootFetch = (
  { serviceName, operation, variableUsages, outputRewrites }: FetchNode,
  subgraphs: Subgraphs,
): RootFetch => ({
  kind: 'root',
  fetch: subgraphs.prepare(serviceName, operation),
  variables: variableUsages ?? [],
  output: compileRewrites(outputRewrites),
})

const entityFetch = (node: FetchNode, path: readonly FlattenNodePathSegment[], subgraphs: Subgraphs): EntityFetch => ({
  kind: 'entities',
  fetch: subgraphs.prepare(node.serviceName, node.operation),
  variables: node.variableUsages ?? [],
  lists: [
    {
      alias: '_entities',
      variable: 'representations',
      paths: [compilePath(path)],
      represent: compileRequires(node.requires ?? []),
      input: compileRewrites(node.inputRewrites),
      output: compileRewrites(node.outputRewrites),
    },
  ],
})

const batchFetch = (
  { serviceName, operation, variableUsages, entityBatch }: BatchFetchNode,
  subgraphs: Subgraphs,
): EntityFetch => ({
  kind: 'entities',
  fetch: subgraphs.prepare(serviceName, operation),
  variables: variableUsages ?? [],
  lists: entityBatch.aliases.map((list) => ({
    alias: list.alias,
    variable: list.representationsVariableName,
    paths: list.paths.map(compilePath),
    represent: compileRequires(list.requires),
    input: compileRewrites(list.inputRewrites),
    output: compileRewrites(list.outputRewrites),
  })),
})
