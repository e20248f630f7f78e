/** Parses, validates and caches clients' documents. */
import { BeyondLimit } from '@isbn-hub/server/document-limits'
import { messageForClients } from '@isbn-hub/server/message-for-clients'
import { nestsTooDeeply, TOO_DEEP } from '@isbn-hub/server/nesting'
import { readDocument } from '@isbn-hub/server/read-document'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  type ValidationRule,
} from 'graphql'
import { LRUCache } from 'lru-cache'

import { createSelectionCache, Operation, type OperationSelection } from './graphql/operation.ts'
import type { Variables } from './graphql/selections.ts'
import { checkAnswerSize } from './limits/answer-size.ts'
import type { RequestLimits } from './limits/request-limits.ts'

/** A request as it comes over HTTP or WebSocket. */
export interface RequestParameters {
  readonly query: string
  readonly operationName?: string | undefined
  readonly variables: Variables
  /** Whether it came by GET, which must not change anything. */
  readonly readOnly?: boolean
}

/** A request that may be executed. */
export interface CheckedRequest {
  readonly document: DocumentNode
  /** The name of the chosen operation. Undefined if it has none. */
  readonly operationName: string | undefined
  readonly type: 'query' | 'mutation' | 'subscription'
  readonly selected: OperationSelection
  /** Coerced. */
  readonly variables: Variables
}

export interface DocumentsOptions {
  readonly schema: GraphQLSchema
  readonly limits: RequestLimits
  readonly introspection: boolean
  /** Characters of cached documents. What is made of a document takes about a hundred times its size. */
  readonly cached?: number
}

export class Documents {
  readonly #options: DocumentsOptions
  readonly #rules: readonly ValidationRule[]
  readonly #selections = createSelectionCache()
  readonly #operations: LRUCache<string, readonly Operation[]>

  constructor(options: DocumentsOptions) {
    const { cached = 500_000 } = options
    this.#options = options
    this.#rules = options.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule]
    this.#operations = new LRUCache({
      maxSize: cached,
      maxEntrySize: cached / 10,
      sizeCalculation: (_, text) => text.length,
    })
  }

  /** The request if it may be executed, else the reasons why not. */
  check({
    query,
    operationName,
    variables: given,
    readOnly = false,
  }: RequestParameters): CheckedRequest | readonly GraphQLError[] {
    if (nestsTooDeeply({ variables: given })) return [new BeyondLimit(TOO_DEEP)]
    const operations = this.#read(query)
    if (isRefused(operations)) return operations
    const operation = chooseOperation(operations, operationName)
    if (operation instanceof GraphQLError) return [operation]
    const { operation: type } = operation.node
    if (readOnly && type === 'mutation') return [methodNotAllowed()]
    const { coerced, errors } = operation.coerce(given)
    if (errors) return errors.map(badUserInput)
    const selected = operation.select(coerced)
    if (selected instanceof GraphQLError) return [badUserInput(selected)]
    const tooMuch = checkAnswerSize(selected.selection, coerced, this.#options.limits)
    if (tooMuch) return [tooMuch]
    const { document } = selected
    return { document, operationName: operation.node.name?.value, type, selected, variables: coerced }
  }

  /** The operations of a document, or the reasons why it is refused. */
  #read(query: string): readonly Operation[] | readonly GraphQLError[] {
    const known = this.#operations.get(query)
    if (known) return known
    const { schema, limits } = this.#options
    const document = readDocument(query, { schema, limits, rules: this.#rules })
    if (!('kind' in document)) return document
    const operations = document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? [new Operation(schema, document, definition, this.#selections)]
        : [],
    )
    this.#operations.set(query, operations)
    return operations
  }
}

const isRefused = (read: readonly Operation[] | readonly GraphQLError[]): read is readonly GraphQLError[] =>
  read[0] instanceof GraphQLError

/** The operation of this name; without a name, or with an empty one, the only operation. */
function chooseOperation(operations: readonly Operation[], name = ''): Operation | GraphQLError {
  const [first, ...others] = operations
  if (first && others.length === 0 && name === '') return first
  const chosen = name === '' ? undefined : operations.find(({ node }) => node.name?.value === name)
  if (chosen) return chosen
  const names = operations.flatMap(({ node }) => (node.name ? [JSON.stringify(node.name.value)] : []))
  if (names.length === 0)
    return badRequest(`operationName is ${quoted(name)}, but the document's operation has no name: leave it out.`)
  const known = `one of ${names.slice(0, 10).join(', ')}${names.length > 10 ? ' …' : ''}`
  return badRequest(
    name === ''
      ? `The document has ${operations.length} operations: set operationName to ${known}.`
      : `The document has no operation ${quoted(name)}: set operationName to ${known}.`,
  )
}

const quoted = (name: string): string => JSON.stringify(name.length > 100 ? `${name.slice(0, 100)}…` : name)

const badRequest = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })

/** What graphql-js says of a variable. */
const badUserInput = ({ message, nodes }: GraphQLError): GraphQLError =>
  new GraphQLError(messageForClients(message), { nodes: nodes ?? null, extensions: { code: 'BAD_USER_INPUT' } })

const methodNotAllowed = (): GraphQLError =>
  new GraphQLError('Send a mutation by POST.', { extensions: { code: 'METHOD_NOT_ALLOWED' } })
