/** A document as it comes: read within the limits, and valid by the schema, before anything else is done with it. */
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate, type ValidationRule } from 'graphql'

import { BeyondLimit, type DocumentLimits, limitsRule } from './document-limits.ts'
import { messageForClients } from './message-for-clients.ts'
import { nestsTooDeeply, TOO_DEEP } from './nesting.ts'

export interface ReadingOptions {
  readonly schema: GraphQLSchema
  readonly limits: DocumentLimits
  readonly rules: readonly ValidationRule[]
}

/** The document, or why it is refused: at most five reasons, none of them twice. */
export function readDocument(
  text: string,
  { schema, limits, rules }: ReadingOptions,
): DocumentNode | readonly GraphQLError[] {
  if (nestsTooDeeply({ query: text })) return [new BeyondLimit(TOO_DEEP)]
  let document: DocumentNode
  try {
    document = parse(text, { maxTokens: limits.tokens })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return [
      error.message.includes(`more that ${limits.tokens} tokens`)
        ? new BeyondLimit(`At most ${limits.tokens} tokens.`)
        : asParseError(error),
    ]
  }
  // The limits come first: what exceeds them isn't looked at any further.
  const beyond = validate(schema, document, [limitsRule(limits)], { maxErrors: 1 })
  if (beyond.length > 0) return beyond
  const errors = validate(schema, document, rules, { maxErrors: 20 })
  return errors.length === 0 ? document : withoutRepetition(errors).map(asInvalid)
}

const asParseError = ({ message, nodes, source, positions }: GraphQLError): GraphQLError =>
  new GraphQLError(messageForClients(message), {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code: 'GRAPHQL_PARSE_FAILED' },
  })

const asInvalid = ({ message, nodes }: GraphQLError): GraphQLError =>
  new GraphQLError(messageForClients(message), {
    nodes: nodes ?? null,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  })

/** One mistake made ten times is told once. */
const withoutRepetition = (errors: readonly GraphQLError[]): GraphQLError[] =>
  [...new Map(errors.map((error) => [error.message, error])).values()].slice(0, 5)
