// An HTTP/1.1 connection that asks and waits, asks and waits: all that a load needs, at a tenth of a client's cost. The
// load comes from the machine that is measured, so what it takes is missing there.

import { connect, type Socket } from 'node:net'

export class KeepAlive {
  readonly #socket: Socket
  #chunks: Buffer[] = []
  #missing = 0
  #settle: { resolve: (body: Buffer) => void; reject: (error: Error) => void } | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#fail(new Error('The server closed the connection.')))
  }

  static open(port: number): Promise<KeepAlive> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.off('error', reject)
        resolve(new KeepAlive(socket))
      })
      socket.once('error', reject)
    })
  }

  /** Sends a whole request and gives the body of the answer, whose status must be 200. One at a time. */
  ask(request: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#settle = undefined
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    let part = chunk
    if (this.#chunks.length === 0) {
      const end = chunk.indexOf('\r\n\r\n')
      const head = chunk.toString('latin1', 0, end)
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
      // A head is a few hundred bytes and comes in one piece; a server that sends it otherwise isn't one of ours.
      if (end < 0 || length === undefined || !head.startsWith('HTTP/1.1 200'))
        return this.#fail(new Error(`Not an answer that can be measured: ${chunk.toString().slice(0, 500)}`))
      part = chunk.subarray(end + 4)
      this.#missing = Number(length)
    }
    this.#chunks.push(part)
    this.#missing -= part.length
    if (this.#missing > 0) return
    const body = this.#chunks.length === 1 ? part : Buffer.concat(this.#chunks)
    this.#chunks = []
    const settle = this.#settle
    this.#settle = undefined
    settle?.resolve(body)
  }

  #fail(error: Error): void {
    this.#settle?.reject(error)
    this.#settle = undefined
  }
}

export function postRequest(port: number, path: string, json: string, token?: string): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'content-type: application/json',
    'accept: application/json',
    ...(token ? [`authorization: Bearer ${token}`] : []),
    `content-length: ${Buffer.byteLength(json)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${json}`)
}
