/** The gateway over WebSocket: what a client may, and who it is. */
import type { Server } from 'node:http'

import type { Log } from '@isbn-hub/runtime/log'
import type { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'
import type { Origins } from '@isbn-hub/server/origins'
import { type Greeting, serveSockets } from '@isbn-hub/server/sockets'
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'

import type { CheckedRequest } from '../documents.ts'
import type { Gateway } from '../gateway.ts'
import { type Caller, type Identify, NotAuthenticated } from '../identity/caller.ts'

export interface GatewaySockets {
  readonly gateway: Gateway
  readonly identify: Identify
  readonly origins: Origins
  readonly connections: ConnectionLimiter
  readonly log: Log
}

type SocketRequest = CheckedRequest & { readonly schema: GraphQLSchema }

/** Operations under way on one socket. */
const OPERATIONS = 100

/** Serves sockets at `/graphql` of this server; the returned function closes them all. */
export const serveGateway = (
  http: Server,
  { gateway, identify, origins, connections, log }: GatewaySockets,
): (() => Promise<void>) =>
  serveSockets<Caller | undefined, SocketRequest>(http, {
    mayOpen: (request) => origins.maySocket(request),
    connections,
    operations: OPERATIONS,
    greet: (authorization) => greet(identify, authorization),
    check(asked) {
      const checked = gateway.check(asked)
      return 'document' in checked ? { ...checked, schema: gateway.schema } : (checked.errors ?? []).map(asError)
    },
    execute: (request, by) => gateway.execute(request, by),
    onFault: (error) => log.error('a socket failed', { error }),
  })

async function greet(identify: Identify, authorization: string | undefined): Promise<Greeting<Caller | undefined>> {
  try {
    const caller = await identify(authorization)
    return { caller, expiresAt: caller?.expiresAt }
  } catch (error) {
    if (!(error instanceof NotAuthenticated)) throw error
    return { refused: error.message, retryable: error.retryable }
  }
}

const asError = ({ message, locations, extensions }: GraphQLFormattedError): GraphQLError =>
  Object.assign(new GraphQLError(message, { extensions: extensions ?? null }), { locations })
