/** A file on its way in: weighed, hashed and recognised while it streams past, and stopped as soon as it won't do. */
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'

import type { UploadFacts } from '@isbn-hub/messages/uploads'

import { BEGINNING, END, endsAsItShould, type FileType, typeOfBeginning } from './file-type.ts'

export type IntakeProblem =
  'FILE_EMPTY' | 'FILE_TOO_LARGE' | 'FILE_TYPE' | 'FILE_CUT_OFF' | 'FILE_TOO_SLOW' | 'FILE_STALLED'

/** Thrown into the stream, so that the store sees a stream that failed, and stores nothing. */
export class IntakeRefused<Code extends IntakeProblem = IntakeProblem> extends Error {
  override readonly name = 'IntakeRefused'
  readonly code: Code
  readonly facts: UploadFacts[Code]

  constructor(code: Code, facts: UploadFacts[Code]) {
    super(`An upload was refused: ${code}`)
    this.code = code
    this.facts = facts
  }
}

/** A file may have so many bytes, and has more. */
export const tooLarge = (bytes: number): IntakeRefused =>
  new IntakeRefused('FILE_TOO_LARGE', { megabytes: Math.floor(bytes / 1024 ** 2) })

export interface IntakeLimits {
  readonly bytes: number
  /** How long nothing may come, in milliseconds. */
  readonly silence: number
  /** Bytes a second that must have come on average, once the upload has had its time to begin. */
  readonly pace: Pace
}

export interface Pace {
  readonly bytes: number
  /** Milliseconds in which it isn't asked. */
  readonly grace: number
}

export interface Taken {
  readonly contentType: FileType
  readonly bytes: number
  readonly sha256: Buffer
}

export class Intake {
  readonly #limits: IntakeLimits
  readonly #hash = createHash('sha256')
  #bytes = 0
  #beginning = Buffer.alloc(0)
  #end = Buffer.alloc(0)
  #type: FileType | undefined

  constructor(limits: IntakeLimits) {
    this.#limits = limits
  }

  /** The same bytes, handed on. Throws {@link IntakeRefused}; the source is left as it is then, to be answered on. */
  async *through(source: Readable): AsyncGenerator<Buffer> {
    const begun = performance.now()
    const chunks = source.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>
    try {
      for (;;) {
        const { done, value } = await within(this.#limits.silence, chunks.next())
        if (done) break
        this.#weigh(value)
        this.#keepPace(performance.now() - begun)
        yield value
      }
      this.#finish()
    } finally {
      // Not awaited: of a source that fell silent it waits for the next chunk. Until then nobody else can read from it.
      void chunks.return?.().catch(() => undefined)
    }
  }

  /** What came in; once it has come in whole. */
  get taken(): Taken {
    if (!this.#type) throw new Error('Nothing has come in yet.')
    return { contentType: this.#type, bytes: this.#bytes, sha256: this.#hash.copy().digest() }
  }

  #weigh(chunk: Buffer): void {
    this.#bytes += chunk.length
    if (this.#bytes > this.#limits.bytes) throw tooLarge(this.#limits.bytes)
    this.#hash.update(chunk)
    this.#end = Buffer.concat([this.#end, chunk.subarray(-END)]).subarray(-END)
    if (this.#beginning.length >= BEGINNING) return
    this.#beginning = Buffer.concat([this.#beginning, chunk.subarray(0, BEGINNING)])
    if (this.#beginning.length >= BEGINNING) this.#recognise()
  }

  /** A sender that drips a byte now and then is never silent, and holds its place for as long as it likes. */
  #keepPace(elapsed: number): void {
    const { bytes, grace } = this.#limits.pace
    if (elapsed > grace && this.#bytes < (elapsed / 1_000) * bytes)
      throw new IntakeRefused('FILE_TOO_SLOW', { pace: bytes })
  }

  #finish(): void {
    if (this.#bytes === 0) throw new IntakeRefused('FILE_EMPTY', {})
    this.#recognise()
    if (this.#type && !endsAsItShould(this.#type, this.#end)) throw new IntakeRefused('FILE_CUT_OFF', {})
  }

  #recognise(): void {
    this.#type = typeOfBeginning(this.#beginning)
    if (!this.#type) throw new IntakeRefused('FILE_TYPE', {})
  }
}

async function within<T>(limit: number, promised: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new IntakeRefused('FILE_STALLED', { seconds: limit / 1_000 })), limit)
  })
  try {
    return await Promise.race([promised, silence])
  } finally {
    clearTimeout(timer)
  }
}
