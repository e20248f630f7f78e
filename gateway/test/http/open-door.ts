/** The gateway behind its door, on a loopback port, over the tests' world. */
import type { AddressInfo } from 'node:net'

import { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'

import type { GatewayOptions } from '../../src/gateway.ts'
import { createDoor, type DoorOptions } from '../../src/http/door.ts'
import { originsOf } from '../../src/http/origins.ts'
import { type Caller, NotAuthenticated } from '../../src/identity/caller.ts'
import { quiet, startWorld, type World } from '../world/world.ts'

export interface OpenDoor extends AsyncDisposable {
  readonly world: World
  /** http://127.0.0.1:port */
  readonly origin: string
  /** How many requests were carried out. */
  readonly executed: number
  post(body: unknown, headers?: Record<string, string>): Promise<Response>
}

/** `Bearer BY` is a token of BY's, good for an hour; `Bearer BY short` for a moment; anything else is none. */
async function identify(authorization: string | undefined): Promise<Caller | undefined> {
  if (authorization === undefined) return undefined
  const [, agency, short] = /^Bearer ([A-Z]{2})( short)?$/.exec(authorization) ?? []
  if (authorization === 'Bearer of an issuer that is away')
    throw new NotAuthenticated({ code: 'IDENTITY_UNAVAILABLE', message: 'Its keys can’t be read.' })
  if (agency === undefined) throw new NotAuthenticated({ code: 'UNAUTHENTICATED', message: 'The token is none.' })
  return { agency, international: false, authorization, expiresAt: new Date(Date.now() + (short ? 150 : 3_600_000)) }
}

export async function openDoor(
  door: Partial<DoorOptions> = {},
  gateway: Partial<GatewayOptions> = {},
): Promise<OpenDoor> {
  const world = await startWorld(gateway)
  let executed = 0
  const { http, close } = createDoor({
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
    ...door,
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
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
