/**
 * What a subgraph reads of a request before anything is executed. Its bounds are wider than the gateway's: one request of
 * a client becomes several here, and those of several clients become one.
 */
import { BeyondLimit, type DocumentLimits } from '@isbn-hub/server/document-limits'
import { nestsTooDeeply, TOO_DEEP } from '@isbn-hub/server/nesting'
import { readDocument } from '@isbn-hub/server/read-document'
import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  specifiedRules,
  type ValueNode,
  visit,
} from 'graphql'

const LIMITS: DocumentLimits = {
  tokens: 10_000,
  depth: 20,
  aliases: 100,
  rootFields: 100,
  fields: 1_000,
  directives: 100,
}

/** Entities in one request, those of all its `_entities` together: ten pages of a hundred houses, with all they hold. */
const REPRESENTATIONS = 5_000

export interface AskedDocument {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

/** A request that may be executed. */
export interface CheckedDocument extends AskedDocument {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
}

interface Known {
  readonly document: DocumentNode
  /** What its `_entities` fields are asked for by. */
  readonly representations: readonly ValueNode[]
}

/** Characters of documents that are kept; the gateway sends the same few again and again. */
const KEPT = 1_000_000

export class Documents {
  readonly #schema: GraphQLSchema
  /** In the order of last use. */
  readonly #known = new Map<string, Known>()
  #length = 0

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  /** The request, or why it is refused. */
  check(asked: AskedDocument): CheckedDocument | readonly GraphQLError[] {
    const { query, operationName, variables } = asked
    if (nestsTooDeeply({ variables })) return [new BeyondLimit(TOO_DEEP)]
    const known = this.#read(query)
    if (!('document' in known)) return known
    const { document, representations } = known
    if (!getOperationAST(document, operationName)) return [noSuchOperation()]
    const entities = representations.reduce((sum, value) => sum + lengthOf(value, variables), 0)
    if (entities > REPRESENTATIONS) return [new BeyondLimit(`At most ${REPRESENTATIONS} entities.`)]
    return { ...asked, schema: this.#schema, document }
  }

  #read(query: string): Known | readonly GraphQLError[] {
    let known = this.#known.get(query)
    if (known) {
      this.#known.delete(query)
      this.#known.set(query, known)
      return known
    }
    const document = readDocument(query, { schema: this.#schema, limits: LIMITS, rules: specifiedRules })
    if (!('kind' in document)) return document
    known = { document, representations: representationsOf(document) }
    if (query.length > KEPT / 10) return known
    this.#known.set(query, known)
    this.#length += query.length
    for (const [oldest] of this.#known) {
      if (this.#length <= KEPT) break
      this.#known.delete(oldest)
      this.#length -= oldest.length
    }
    return known
  }
}

const noSuchOperation = (): GraphQLError =>
  new GraphQLError('Which operation? Name one of those in the document by `operationName`.', {
    extensions: { code: 'BAD_REQUEST' },
  })

function representationsOf(document: DocumentNode): ValueNode[] {
  const found: ValueNode[] = []
  visit(document, {
    Field({ name, arguments: given }) {
      if (name.value === '_entities') found.push(...(given ?? []).map(({ value }) => value))
    },
  })
  return found
}

function lengthOf(node: ValueNode, variables: Readonly<Record<string, unknown>>): number {
  if (node.kind === Kind.LIST) return node.values.length
  const value = node.kind === Kind.VARIABLE ? variables[node.name.value] : undefined
  return Array.isArray(value) ? value.length : 1
}
