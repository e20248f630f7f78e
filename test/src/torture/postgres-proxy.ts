/**
 * A proxy before PostgreSQL that reads along, and so can strike at a chosen point of a transaction: production code needs
 * no hook for it. See "Message Formats" in PostgreSQL's manual.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The points around a commit, in their order. */
export const POINTS = [
  'BEFORE_BEGIN',
  /** The statement that makes something has been done, its feed row hasn't been written. */
  'AFTER_INSERT',
  'AFTER_FEED',
  /** The commit is on its way; the client cannot know whether it happened. */
  'AT_COMMIT',
  /** It is committed and its caller doesn't know. */
  'AFTER_COMMIT',
] as const
export type Point = (typeof POINTS)[number]

/** What to do with the connection once struck: it goes on as if nothing had been, or is reset on both sides. */
export type Fate = 'GO_ON' | 'RESET'

/** Called once, at the point, while the connection's messages are held back. */
export type Strike = () => Promise<Fate>

export interface PostgresProxy extends AsyncDisposable {
  readonly port: number
  /** Strikes at the next transaction that comes to the point; one at a time, the later one in the earlier one's place. */
  arm(point: Point, strike: Strike): void
  disarm(): void
  /** Resets every connection, and says how many there were. */
  reset(): number
}

/** Statements, by name, that make what an act is about, or what international's directory holds. */
const MAKES =
  /^(publisher-insert|tenure-insert|isbns-insert|isbn-cancel|tenures-end|prefix-close|directory-publishers-write|feed-place-move)$/
const APPENDS = /^feed-append$/

export async function postgresProxy(target: () => number | undefined): Promise<PostgresProxy> {
  const lines = new Set<Line>()
  let armed: { readonly point: Point; readonly strike: Strike } | undefined
  const take = (point: Point): Strike | undefined => {
    if (armed?.point !== point) return undefined
    const { strike } = armed
    armed = undefined
    return strike
  }
  const server = createServer((near) => {
    const port = target()
    near.on('error', () => undefined)
    if (port === undefined) return void near.resetAndDestroy()
    const line = new Line(near, connect(port, '127.0.0.1'), take)
    lines.add(line)
    void line.ended.then(() => lines.delete(line))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))

  function reset(): number {
    const { size } = lines
    for (const line of lines) line.reset()
    return size
  }
  return {
    port: (server.address() as AddressInfo).port,
    arm: (point, strike) => void (armed = { point, strike }),
    disarm: () => void (armed = undefined),
    reset,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((done) => server.close(done))
      reset()
      await closed
    },
  }
}

/** One connection: messages from a client to the server and back, each looked at before it passes. */
class Line {
  readonly ended: Promise<void>
  readonly #near: Socket
  readonly #far: Socket
  readonly #take: (point: Point) => Strike | undefined
  /** The statement that was last bound, and whether a commit is under way. */
  #statement = ''
  #isCommitting = false

  constructor(near: Socket, far: Socket, take: (point: Point) => Strike | undefined) {
    this.#near = near
    this.#far = far
    this.#take = take
    const part = (): void => this.reset()
    this.ended = new Promise((resolve) => near.once('close', () => resolve()))
    for (const socket of [near, far]) socket.setNoDelay(true).on('error', part).on('close', part)
    this.#carry(near, far, true, (type, message) => this.#asked(type, message)).catch(part)
    this.#carry(far, near, false, (type) => this.#answered(type)).catch(part)
  }

  reset(): void {
    this.#near.resetAndDestroy()
    this.#far.resetAndDestroy()
  }

  /** Passes whole messages on; `look` may hold one back, and says whether it is still to pass. */
  async #carry(
    from: Socket,
    to: Socket,
    opensUntyped: boolean,
    look: (type: string, message: Buffer) => Promise<boolean> | undefined,
  ): Promise<void> {
    let rest: Buffer = Buffer.alloc(0)
    let isUntyped = opensUntyped
    for await (const chunk of from as AsyncIterable<Buffer>) {
      const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      let passed = 0
      let read = 0
      for (;;) {
        // The first message of a client has no type: the length comes first.
        const head = isUntyped ? 0 : 1
        if (data.length < read + head + 4) break
        const end = read + head + data.readUInt32BE(read + head)
        if (data.length < end) break
        const looking = isUntyped ? undefined : look(String.fromCharCode(data[read] ?? 0), data.subarray(read, end))
        isUntyped = false
        if (looking) {
          if (read > passed) to.write(data.subarray(passed, read))
          passed = read
          if (!(await looking)) return this.reset()
        }
        read = end
      }
      if (read > passed) to.write(data.subarray(passed, read))
      rest = data.subarray(read)
    }
    to.end()
  }

  #asked(type: string, message: Buffer): Promise<boolean> | undefined {
    if (type === 'B') this.#statement = textAt(message, message.indexOf(0, 5) + 1)
    if (type !== 'Q') return undefined
    const text = textAt(message, 5)
    this.#statement = ''
    if (text === 'begin') return this.#strike('BEFORE_BEGIN')
    if (text !== 'commit') return undefined
    this.#isCommitting = true
    const strike = this.#take('AT_COMMIT')
    if (!strike) return undefined
    // In a moment, behind what came before it.
    return Promise.resolve().then(async () => {
      this.#far.write(message)
      await strike()
      return false
    })
  }

  #answered(type: string): Promise<boolean> | undefined {
    // Ready for the next statement: the last one is done.
    if (type !== 'Z') return undefined
    const statement = this.#statement
    this.#statement = ''
    if (this.#isCommitting) {
      this.#isCommitting = false
      return this.#strike('AFTER_COMMIT')
    }
    if (MAKES.test(statement)) return this.#strike('AFTER_INSERT')
    return APPENDS.test(statement) ? this.#strike('AFTER_FEED') : undefined
  }

  #strike(point: Point): Promise<boolean> | undefined {
    return this.#take(point)?.().then((fate) => fate === 'GO_ON')
  }
}

const textAt = (message: Buffer, from: number): string => message.toString('utf8', from, message.indexOf(0, from))
