/**
 * Executes a client's operation over the whole graph. Hive's planner, in Rust, decides who is asked what and in which
 * order; what it decides is compiled once for each document and carried out here.
 */
import { QueryPlanner } from '@graphql-hive/router-query-planner'
import {
  type DocumentNode,
  execute as executeLocally,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'

import type { CheckedRequest } from '../documents.ts'
import type { Answer, AnswerError } from '../graphql/answer.ts'
import { Selections, type Variables } from '../graphql/selections.ts'
import type { RequestContext } from '../partition/executor.ts'
import { gather, gatherEach } from './execute.ts'
import { type CompiledPlan, type CompiledStream, compilePlan } from './plan.ts'
import { compileProjection, type Data, type Projection } from './projection.ts'
import { RequestRefused } from './refused.ts'
import type { Subgraphs } from './subgraph.ts'

export interface Engine {
  execute(request: CheckedRequest, requestContext: RequestContext): Promise<Answer | AsyncGenerator<Answer>>
}

export interface EngineOptions {
  readonly supergraph: string
  /** The public schema: what a client may see. */
  readonly schema: GraphQLSchema
  readonly subgraphs: Subgraphs
}

export function createEngine({ supergraph, schema, subgraphs }: EngineOptions): Engine {
  const planner = new QueryPlanner(supergraph)
  const compiled = new WeakMap<DocumentNode, Map<string, Promise<Compiled>>>()

  const compiledOf = ({ document, text, operationName }: CheckedRequest): Promise<Compiled> => {
    let ofDocument = compiled.get(document)
    if (!ofDocument) compiled.set(document, (ofDocument = new Map()))
    let one = ofDocument.get(operationName ?? '')
    if (!one) ofDocument.set(operationName ?? '', (one = compile(document, text, operationName)))
    return one
  }

  const compile = async (
    document: DocumentNode,
    text: string,
    operationName: string | undefined,
  ): Promise<Compiled> => {
    const operation = getOperationAST(document, operationName)
    if (!operation) throw new TypeError('An operation that was not checked.')
    const asked = rootFieldsOf(document, operation, schema)
    if (asked.some(isMeta)) {
      if (!asked.every((name) => isMeta(name) || name === '__typename'))
        throw new RequestRefused('BAD_REQUEST', [new GraphQLError('Ask for the schema and for data apart.')])
      return { operation, answer: introspect(schema, document, operationName) }
    }
    const plan = compilePlan(await planner.planAsync(text, operationName, NO_LABELS, 0), subgraphs)
    return { operation, plan, project: compileProjection(document, operation, schema) }
  }

  return {
    async execute(request, requestContext) {
      const { operation, plan, project, answer } = await compiledOf(request)
      const variables = coerce(schema, operation, request.variables)
      if (answer) return answer(variables)
      if (!plan || !project) return { data: project?.({}, variables) ?? {} }
      if ('source' in plan) return projectEach(plan, project, variables, requestContext)
      const { data, errors } = await gather(plan, variables, requestContext)
      return answerOf(project(data, variables), errors)
    },
  }
}

/** An operation as it is carried out: by a plan, or from the schema alone. */
interface Compiled {
  readonly operation: OperationDefinitionNode
  readonly plan?: CompiledPlan | CompiledStream | undefined
  readonly project?: Projection
  readonly answer?: (variables: Variables) => Answer
}

const NO_LABELS = new Set<string>()

async function* projectEach(
  stream: CompiledStream,
  project: Projection,
  variables: Variables,
  requestContext: RequestContext,
): AsyncGenerator<Answer> {
  for await (const { data, errors } of gatherEach(stream, variables, requestContext))
    yield answerOf(project(data, variables), errors)
}

const answerOf = (data: Data | null, errors: readonly AnswerError[]): Answer =>
  errors.length === 0 ? { data } : { data, errors }

function coerce(schema: GraphQLSchema, { variableDefinitions }: OperationDefinitionNode, given: Variables): Variables {
  if (!variableDefinitions?.length) return NO_VARIABLES
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given, { maxErrors: 5 })
  if (errors) throw new RequestRefused('BAD_USER_INPUT', errors)
  return ownMembers(coerced)
}

/** Without what every object has: a variable $constructor that wasn't given is absent. */
const ownMembers = (members: Variables): Variables => Object.assign(Object.create(null) as Variables, members)

const NO_VARIABLES = ownMembers({})

const isMeta = (name: string): boolean => name === '__schema' || name === '__type'

function rootFieldsOf(
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
  schema: GraphQLSchema,
): string[] {
  const root = schema.getRootType(operation)
  return root
    ? new Selections(document, schema).of(root, [{ selectionSet, wanted: undefined }]).map(({ name }) => name)
    : []
}

/** Introspection is the same for all, and long: without variables it is answered once. */
function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): (variables: Variables) => Answer {
  let kept: Answer | undefined
  return (variables) => {
    if (kept) return kept
    const answer = executeLocally({
      schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables,
    }) as Answer
    if (Object.keys(variables).length === 0) kept = answer
    return answer
  }
}
