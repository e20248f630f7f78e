/**
 * Limits on what a subgraph executes, as a validation rule and a plugin of Apollo Server. They are wider than the
 * gateway's: one request of a client becomes several here, and those of several clients become one.
 */
import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server'
import { BeyondLimit, type DocumentLimits, limitsRule } from '@isbn-hub/server/document-limits'
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, Kind, type ValueNode, visit } from 'graphql'

const LIMITS: DocumentLimits = {
  tokens: 10_000,
  depth: 20,
  aliases: 100,
  rootFields: 100,
  fields: 1_000,
  directives: 100,
}

/** Entities in one request, those of all its `_entities` together: ten pages of a hundred publishers, with all they hold. */
const REPRESENTATIONS = 5_000

/** Different errors that one response reports. */
const MAX_ERRORS = 5

export const MAX_TOKENS = LIMITS.tokens
export const documentLimits = limitsRule(LIMITS)

/** Counts the entities that a request asks for. Reports a mistake once, however often the document makes it. */
export function requestLimits(): ApolloServerPlugin {
  const known = new WeakMap<DocumentNode, readonly ValueNode[]>()
  const representations = (document: DocumentNode): readonly ValueNode[] => {
    const found = known.get(document) ?? representationsIn(document)
    known.set(document, found)
    return found
  }
  const listener = {
    didResolveOperation({ document, request }: GraphQLRequestContextDidResolveOperation<BaseContext>) {
      const { variables = {} } = request
      const entities = representations(document).reduce((sum, value) => sum + lengthOf(value, variables), 0)
      if (entities > REPRESENTATIONS)
        throw new GraphQLError(`At most ${REPRESENTATIONS} entities.`, {
          extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400 } },
        })
      return Promise.resolve()
    },
    willSendResponse({ response: { body } }: GraphQLRequestContextWillSendResponse<BaseContext>) {
      // Errors of a document have no path; those of fields have one each.
      if (body.kind === 'single' && body.singleResult.errors && !('data' in body.singleResult))
        body.singleResult.errors = withoutRepetition(body.singleResult.errors)
      return Promise.resolve()
    },
  }
  return { requestDidStart: () => Promise.resolve(listener) }
}

/** Apollo reports a document beyond a limit as any other that it cannot parse or that is not valid. Undefined for any other error. */
export function exceededLimit(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError | undefined {
  const extensions = { code: 'LIMIT_EXCEEDED' }
  if (error instanceof GraphQLError && error.originalError instanceof BeyondLimit) return { ...formatted, extensions }
  const isTooLong = formatted.message.includes(`more that ${LIMITS.tokens} tokens`)
  return isTooLong ? { message: `At most ${LIMITS.tokens} tokens.`, extensions } : undefined
}

/** A limit exceeded is the only thing to tell: the rest of such a document is not worth reading. */
function withoutRepetition(errors: readonly GraphQLFormattedError[]): GraphQLFormattedError[] {
  const different = [...new Map(errors.map((error) => [error.message, error])).values()]
  const beyond = different.find(({ extensions }) => extensions?.['code'] === 'LIMIT_EXCEEDED')
  return beyond ? [beyond] : different.slice(0, MAX_ERRORS)
}

function representationsIn(document: DocumentNode): ValueNode[] {
  const found: ValueNode[] = []
  visit(document, {
    Field({ name, arguments: passed }) {
      if (name.value === '_entities') found.push(...(passed ?? []).map(({ value }) => value))
    },
  })
  return found
}

function lengthOf(node: ValueNode, variables: Readonly<Record<string, unknown>>): number {
  if (node.kind === Kind.LIST) return node.values.length
  const value = node.kind === Kind.VARIABLE ? variables[node.name.value] : undefined
  return Array.isArray(value) ? value.length : 1
}
