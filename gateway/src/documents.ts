/** Documents as clients send them: read, checked and kept, so that the second time costs a look into a map. */
import { BeyondLimit } from '@isbn-hub/server/document-limits'
import { nestsTooDeeply, TOO_DEEP } from '@isbn-hub/server/nesting'
import { readDocument } from '@isbn-hub/server/read-document'
import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  type ValidationRule,
} from 'graphql'

import type { Variables } from './graphql/selections.ts'
import { checkCost, costOf, type RequestCost } from './limits/cost.ts'
import { type KeyFields, namesRule } from './limits/names-rule.ts'
import { checkPageSizes, type PageSizes, pageSizesOf } from './limits/page-size.ts'
import type { RequestLimits } from './limits/request-limits.ts'

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
  readonly limits: RequestLimits
  readonly introspection: boolean
  readonly keys: KeyFields
  /** How many characters of documents are kept; what is made of a text takes about a hundred times its room. */
  readonly keep?: number
}

export class Documents {
  readonly #options: DocumentsOptions
  readonly #rules: readonly ValidationRule[]
  /** In the order of last use. */
  readonly #kept = new Map<string, GoodDocument>()
  #keptLength = 0

  constructor(options: DocumentsOptions) {
    this.#options = options
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
    if (nestsTooDeeply({ variables })) return [new BeyondLimit(TOO_DEEP)]
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
    const document = readDocument(query, { schema, limits, rules: this.#rules })
    if (!('kind' in document)) return { errors: document }
    return { document, pageSizes: pageSizesOf(document, schema), cost: costOf(document, schema) }
  }
}

const badRequest = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })

const methodNotAllowed = (): GraphQLError =>
  new GraphQLError('Send a mutation by POST.', { extensions: { code: 'METHOD_NOT_ALLOWED' } })
