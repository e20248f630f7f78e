/** A GraphQL answer as plain data, as it comes from a subgraph and goes out to a client. */
import type { SourceLocation } from 'graphql'

export type Path = readonly (string | number)[]

export interface AnswerError {
  readonly message: string
  /** Where in the client's document; of a subgraph's error undefined, since its document is another. */
  readonly locations?: readonly SourceLocation[]
  readonly path?: Path
  readonly extensions?: Readonly<Record<string, unknown>>
}

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly AnswerError[]
}
