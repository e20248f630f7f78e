/** A TCP proxy that misbehaves on request: what networks do, without Docker or other programs. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Weather {
  /** Milliseconds by which each piece is late. */
  latency: number
  /** Nothing passes; nothing is lost either. */
  deaf: boolean
  /** New connections are reset. */
  refuse: boolean
  /** After so many bytes of an answer its connection is reset: cut in mid-body. */
  cutAfter: number | undefined
}

export interface FaultProxy extends AsyncDisposable {
  /** Where it listens, on 127.0.0.1. */
  readonly port: number
  readonly weather: Weather
  /** How many connections pass through it now. */
  readonly open: number
  /** Resets every connection on both sides, and says how many there were. */
  reset(): number
}

/** `target` is asked at each connection: the server behind the proxy may come back on another port. Undefined refuses. */
export async function faultProxy(target: () => number | undefined): Promise<FaultProxy> {
  const weather: Weather = { latency: 0, deaf: false, refuse: false, cutAfter: undefined }
  const pairs = new Set<readonly [Socket, Socket]>()

  async function carry(from: Socket, to: Socket, isAnswer: boolean): Promise<void> {
    let carried = 0
    for await (const chunk of from as AsyncIterable<Buffer>) {
      while (weather.deaf && !to.destroyed) await sleep(20)
      if (weather.latency > 0) await sleep(weather.latency)
      carried += chunk.length
      if (isAnswer && weather.cutAfter !== undefined && carried > weather.cutAfter) {
        to.write(chunk.subarray(0, Math.ceil(chunk.length / 2)))
        to.resetAndDestroy()
        from.resetAndDestroy()
        return
      }
      if (!to.write(chunk)) await writable(to)
    }
    to.end()
  }

  const server = createServer((near) => {
    near.on('error', () => undefined)
    const port = weather.refuse ? undefined : target()
    if (port === undefined) return void near.resetAndDestroy()
    const far = connect(port, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    const part = (): void => {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
    far.on('error', part)
    for (const socket of pair)
      socket.once('close', () => {
        if (near.destroyed && far.destroyed) pairs.delete(pair)
      })
    carry(near, far, false).catch(part)
    carry(far, near, true).catch(part)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))

  function reset(): number {
    const { size } = pairs
    for (const [near, far] of pairs) {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
    pairs.clear()
    return size
  }

  return {
    port: (server.address() as AddressInfo).port,
    weather,
    reset,
    get open() {
      return pairs.size
    },
    async [Symbol.asyncDispose]() {
      weather.deaf = false
      const closed = new Promise((done) => server.close(done))
      reset()
      await closed
    },
  }
}

const writable = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.once('drain', resolve)
    socket.once('close', () => resolve())
  })
