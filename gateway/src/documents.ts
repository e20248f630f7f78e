/** Documents as clients send them: read, checked and kept, so that the second time costs a look into a map. */
import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql'

import { RequestRefused } from './engine/refused.ts'
import type { Variables } from './graphql/selections.ts'
import { checkCost, costOf, type RequestCost } from './limits/cost.ts'
import { type KeyFields, namesRule } from './limits/names-rule.ts'
import { checkPageSizes, type PageSizes, pageSizesOf } from './limits/page-size.ts'
import { BeyondLimit, type DocumentLimits, limitsRule } from './limits/rules.ts'

interface GoodDocument {
  readonly document: DocumentNode
  readonly pageSizes: PageSizes
  readonly cost: RequestCost
}
type CheckedDocument = GoodDocument | { readonly errors: readonly GraphQLError[] }

/** A request as it comes, from whatever door. */
export interface RequestParameters {
  readonly query: string
  readonly operationName?: string | undefined
  readonly variables: Variables
  /** Came by GET, which must not change anything. */
  readonly readOnly?: boolean
}

/** A request that may be executed. */
export interface CheckedRequest {
  readonly document: DocumentNode
  readonly text: string
  readonly operationName: string | undefined
  readonly variables: Variables
  readonly type: 'query' | 'mutation' | 'subscription'
}

export interface DocumentsOptions {
  readonly schema: GraphQLSchema
  readonly limits: DocumentLimits
  readonly introspection: boolean
  readonly keys: KeyFields
  /** How many characters of documents are kept; what is made of a text takes about a hundred times its room. */
  readonly keep?: number
}

export class Documents {
  readonly #options: DocumentsOptions
  readonly #rules: Parameters<typeof validate>[2]
  /** In the order of last use. */
  readonly #kept = new Map<string, GoodDocument>()
  #keptLength = 0

  constructor(options: DocumentsOptions) {
    this.#options = options
    // The limits come first: what exceeds them isn't looked at any further.
    this.#rules = [
      ...specifiedRules,
      namesRule(options.keys),
      ...(options.introspection ? [] : [NoSchemaIntrospectionCustomRule]),
    ]
  }

  /** The request, if it may be executed; else why not. */
  check({
    query,
    operationName,
    variables,
    readOnly = false,
  }: RequestParameters): CheckedRequest | readonly GraphQLError[] {
    const checked = this.#read(query)
    if ('errors' in checked) return checked.errors
    const { document, pageSizes, cost } = checked
    const operation = getOperationAST(document, operationName)
    if (!operation) return [badRequest('Which operation? Name one of those in the document by `operationName`.')]
    if (readOnly && operation.operation === 'mutation') return [methodNotAllowed()]
    const tooLong = checkPageSizes(pageSizes, variables, this.#options.limits.pageSize)
    if (tooLong) return [tooLong]
    const tooMuch = checkCost(cost(operation, variables), this.#options.limits.values)
    if (tooMuch) return [tooMuch]
    return { document, text: query, operationName, variables, type: operation.operation }
  }

  #read(query: string): CheckedDocument {
    const known = this.#kept.get(query)
    if (known) {
      this.#kept.delete(query)
      this.#kept.set(query, known)
      return known
    }
    const checked = this.#checkText(query)
    const { keep = 500_000 } = this.#options
    if ('errors' in checked || query.length > keep / 10) return checked
    this.#kept.set(query, checked)
    this.#keptLength += query.length
    for (const [oldest] of this.#kept) {
      if (this.#keptLength <= keep) break
      this.#kept.delete(oldest)
      this.#keptLength -= oldest.length
    }
    return checked
  }

  #checkText(query: string): CheckedDocument {
    const { schema, limits } = this.#options
    let document: DocumentNode
    try {
      document = parse(query, { maxTokens: limits.tokens })
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      return {
        errors: [
          error.message.includes(`more that ${limits.tokens} tokens`)
            ? new BeyondLimit(`At most ${limits.tokens} tokens.`)
            : asParseError(error),
        ],
      }
    }
    const beyond = validate(schema, document, [limitsRule(limits)], { maxErrors: 1 })
    if (beyond.length > 0) return { errors: beyond }
    const errors = validate(schema, document, this.#rules, { maxErrors: 20 })
    if (errors.length === 0)
      return { document, pageSizes: pageSizesOf(document, schema), cost: costOf(document, schema) }
    return { errors: new RequestRefused('GRAPHQL_VALIDATION_FAILED', withoutRepetition(errors)).reasons }
  }
}

const badRequest = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })

const methodNotAllowed = (): GraphQLError =>
  new GraphQLError('Send a mutation by POST.', { extensions: { code: 'METHOD_NOT_ALLOWED' } })

const asParseError = ({ message, nodes, source, positions }: GraphQLError): GraphQLError =>
  new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code: 'GRAPHQL_PARSE_FAILED' },
  })

/** One mistake made ten times is told once. */
const withoutRepetition = (errors: readonly GraphQLError[]): GraphQLError[] =>
  [...new Map(errors.map((error) => [error.message, error])).values()].slice(0, 5)
