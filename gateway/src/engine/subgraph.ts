/** What the engine asks of a subgraph. */
import type { Answer } from '../graphql/answer.ts'
import type { Variables } from '../graphql/selections.ts'
import type { RequestContext } from '../partition/executor.ts'

/** A request with everything known but its variables, made once for each plan. */
export type PreparedFetch = (
  variables: Variables,
  requestContext: RequestContext,
) => Answer | Promise<Answer> | AsyncIterable<Answer>

export interface Subgraphs {
  /** Prepares a request to the subgraph of this name in the supergraph. */
  prepare(name: string, operation: string): PreparedFetch
}
