/** The request can't be executed as it is; nobody was asked anything. */
import { tellable } from '@isbn-hub/server/tellable'
import { GraphQLError } from 'graphql'

export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
  readonly code: string
  /** One for each reason, for the client. */
  readonly reasons: readonly GraphQLError[]

  constructor(code: string, reasons: readonly GraphQLError[]) {
    super(reasons.map(({ message }) => message).join(' '))
    this.code = code
    this.reasons = reasons.map(
      ({ message, nodes }) => new GraphQLError(tellable(message), { nodes: nodes ?? null, extensions: { code } }),
    )
  }
}
