/** The gateway's server on a loopback port, over the tests' world. */
import { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'
import { originsOf } from '@isbn-hub/server/origins'

import type { GatewayOptions } from '../../src/gateway.ts'
import { createGatewayServer, type GatewayServerOptions } from '../../src/http/server.ts'
import { type Caller, NotAuthenticated } from '../../src/identity/caller.ts'
import { quiet, startWorld, type World } from '../world/world.ts'

export interface OpenServer extends AsyncDisposable {
  readonly world: World
  /** http://127.0.0.1:port */
  readonly origin: string
  /** How many requests were carried out. */
  readonly executed: number
  post(body: unknown, headers?: Record<string, string>): Promise<Response>
}

/** `Bearer BY` is a token of BY's, good for an hour; `Bearer BY short` for a moment; any other token is malformed. */
async function identify(authorization: string | undefined): Promise<Caller | undefined> {
  if (authorization === undefined) return undefined
  const [, agency, short] = /^Bearer ([A-Z]{2})( short)?$/.exec(authorization) ?? []
  if (authorization === 'Bearer of an issuer that is away')
    throw new NotAuthenticated({ code: 'IDENTITY_UNAVAILABLE', message: 'Its keys can’t be read.' })
  if (agency === undefined) throw new NotAuthenticated({ code: 'UNAUTHENTICATED', message: 'The token is malformed.' })
  return { agency, international: false, authorization, expiresAt: new Date(Date.now() + (short ? 150 : 3_600_000)) }
}

export async function openServer(
  server: Partial<GatewayServerOptions> = {},
  gateway: Partial<GatewayOptions> = {},
): Promise<OpenServer> {
  const world = await startWorld(gateway)
  let executed = 0
  const { listen, close } = createGatewayServer({
    gateway: {
      ...world.gateway,
      execute(request, asking) {
        executed++
        return world.gateway.execute(request, asking)
      },
    },
    identify,
    connections: new ConnectionLimiter({ perAddress: 0, behindProxy: false }),
    origins: originsOf(['https://books.example']),
    assignments: () => {
      throw new Error('No stream in this world.')
    },
    checks: {},
    bootstrap: () => '',
    directoryFile: 'http://127.0.0.1:9/directory.csv',
    graphiql: undefined,
    log: quiet,
    ...server,
  })
  const origin = `http://127.0.0.1:${await listen('127.0.0.1', 0)}`
  return {
    world,
    origin,
    get executed() {
      return executed
    },
    post: (body, headers) =>
      fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async [Symbol.asyncDispose]() {
      await close()
      await world[Symbol.asyncDispose]()
    },
  }
}
