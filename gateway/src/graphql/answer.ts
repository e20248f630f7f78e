/** A GraphQL answer as plain data, as it comes from a subgraph and goes out to a client. */

export type Path = readonly (string | number)[]

export interface AnswerError {
  readonly message: string
  readonly path?: Path
  readonly extensions?: Readonly<Record<string, unknown>>
}

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly AnswerError[]
}
