/**
 * Executes a client's operation over the whole graph. Hive's planner, in Rust, decides who is asked what and in which
 * order; what it decides is compiled once for all documents that select the same, and carried out here.
 */
import { QueryPlanner } from '@graphql-hive/router-query-planner'
import { type DocumentNode, execute as executeLocally, type GraphQLSchema, Kind } from 'graphql'
import { LRUCache } from 'lru-cache'

import type { CheckedRequest } from '../documents.ts'
import type { Answer } from '../graphql/answer.ts'
import type { Data } from '../graphql/complete.ts'
import type { OperationSelection } from '../graphql/operation.ts'
import type { Variables } from '../graphql/selections.ts'
import type { RequestContext } from '../partition/executor.ts'
import { gather, gatherEach, type Gathered } from './execute.ts'
import { type CompiledPlan, type CompiledStream, compilePlan } from './plan.ts'
import { writePlannerDocument } from './planner-document.ts'
import { compileProjection, INTROSPECTED, isIntrospection, type Projection } from './projection.ts'
import { References } from './references.ts'
import type { Subgraphs } from './subgraph.ts'

export interface Engine {
  execute(request: CheckedRequest, requestContext: RequestContext): Promise<Answer | AsyncGenerator<Answer>>
}

export interface EngineOptions {
  readonly supergraph: string
  /** The schema that clients see. */
  readonly schema: GraphQLSchema
  readonly subgraphs: Subgraphs
}

/** Characters of planner documents whose plans are cached. */
const PLANNED = 500_000

type Plan = CompiledPlan | CompiledStream | undefined

export function createEngine({ supergraph, schema, subgraphs }: EngineOptions): Engine {
  const planner = new QueryPlanner(supergraph)
  const references = new References(supergraph)
  const plans = new LRUCache<string, Promise<Plan>>({ maxSize: PLANNED, sizeCalculation: (_, text) => text.length })
  const compiled = new WeakMap<OperationSelection, Promise<Compiled>>()

  const plan = (text: string): Promise<Plan> => {
    let one = plans.get(text)
    if (!one) {
      one = planner.planAsync(text, undefined, NO_LABELS, 0).then((found) => compilePlan(found, subgraphs))
      plans.set(text, one)
    }
    return one
  }

  const compile = async (selected: OperationSelection): Promise<Compiled> => {
    const { operation, selection } = selected
    const document = writePlannerDocument(operation.operation, selection, references)
    return {
      plan: document.text === undefined ? undefined : await plan(document.text),
      variables: document.variables,
      introspect: introspection(schema, selected),
      projection: compileProjection(selection, document),
    }
  }

  const compiledOf = (selected: OperationSelection): Promise<Compiled> => {
    let one = compiled.get(selected)
    if (!one) compiled.set(selected, (one = compile(selected)))
    return one
  }

  return {
    async execute({ selected, variables: given }, requestContext) {
      const { plan, variables, introspect, projection } = await compiledOf(selected)
      const filled = variables(given)
      if (plan && 'source' in plan) return projectEach(plan, projection, filled, requestContext)
      const gathered = plan ? await gather(plan, filled, requestContext) : { data: {}, errors: [] }
      if (introspect) gathered.data[INTROSPECTED] = introspect(given)
      return answerOf(gathered, projection)
    },
  }
}

/** An operation as it is carried out. */
interface Compiled {
  readonly plan: Plan
  /** From the client's variables to the plan's. */
  readonly variables: (variables: Variables) => Variables
  readonly introspect: ((variables: Variables) => Data) | undefined
  readonly projection: Projection
}

const NO_LABELS = new Set<string>()

async function* projectEach(
  stream: CompiledStream,
  projection: Projection,
  variables: Variables,
  requestContext: RequestContext,
): AsyncGenerator<Answer> {
  for await (const gathered of gatherEach(stream, variables, requestContext)) yield answerOf(gathered, projection)
}

function answerOf({ data: gathered, errors: found }: Gathered, projection: Projection): Answer {
  const data = projection.data(gathered)
  const errors = projection.errors(gathered, found)
  if (errors.length > 0) return { data, errors }
  return data === null ? { data, errors: [{ message: 'A subgraph left out what the schema promises.' }] } : { data }
}

/** Introspection. The answer is long; without variables it is always the same, and computed once. */
function introspection(
  schema: GraphQLSchema,
  { document, operation, selection }: OperationSelection,
): ((variables: Variables) => Data) | undefined {
  const fields = selection.fields.filter(isIntrospection)
  if (fields.length === 0) return undefined
  const selections = fields.flatMap(({ nodes }) => nodes)
  const introspected: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } },
      ...document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
    ],
  }
  let cached: Data | undefined
  return (variableValues) => {
    if (cached) return cached
    const { data } = executeLocally({ schema, document: introspected, variableValues }) as { readonly data: Data }
    if (!operation.variableDefinitions?.length) cached = data
    return data
  }
}
