/**
 * The files that `/directory.csv` serves: each is made once for a state of the directory, and is of that one moment. So it
 * has a length and a strong tag, and its reader may come back for the rest of it.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

import { transaction } from '@isbn-hub/postgres/transaction'
import type pg from 'pg'

import { type FileFilter, writeDirectoryFile } from './actions/write-directory-file.ts'
import { findDirectoryState } from './store/find-directory-state.ts'

export interface DirectoryFile {
  /** Bytes. */
  readonly size: number
  /** Of the bytes alone: what changes elsewhere in the directory leaves it as it is. With its quotes. */
  readonly etag: string
  /** When a file with this tag was first made. */
  readonly lastModified: Date
  /** The bytes from `start` to `end`, both included. */
  readonly open: (start: number, end: number) => Readable
}

/** Files at hand: all of it, and some parts. Each is an open file without a name, gone with the process. */
const STORED = 8
/** Files that are made at one time; each keeps a connection busy. */
const AT_ONCE = 4

export class DirectoryFiles {
  readonly #pool: pg.Pool
  /** By filter, in the order of last use. */
  readonly #stored = new Map<string, StoredFile>()
  readonly #making = new Map<string, Promise<StoredFile>>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** Hands the file over for as long as `use` needs it; `BUSY` where as many are being made as may be. */
  async use(filter: FileFilter, use: (file: DirectoryFile) => Promise<void>): Promise<'BUSY' | undefined> {
    const file = await this.#find(filter)
    if (file === 'BUSY') return file
    file.readers++
    try {
      await use(file)
    } finally {
      file.readers--
      await file.closeUnused()
    }
    return undefined
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#making.values())
    const stored = [...this.#stored.values()]
    this.#stored.clear()
    for (const file of stored) await file.drop()
  }

  async #find(filter: FileFilter): Promise<StoredFile | 'BUSY'> {
    const key = JSON.stringify([filter.agency, filter.status])
    const state = await findDirectoryState(this.#pool)
    const stored = this.#stored.get(key)
    if (stored?.state === state) {
      this.#stored.delete(key)
      this.#stored.set(key, stored)
      return stored
    }
    const underWay = this.#making.get(key)
    if (underWay) return underWay
    if (this.#making.size >= AT_ONCE) return 'BUSY'
    const making = makeFile(this.#pool, filter, stored)
      .then((file) => this.#store(key, file))
      .finally(() => this.#making.delete(key))
    this.#making.set(key, making)
    return making
  }

  #store(key: string, file: StoredFile): StoredFile {
    const before = this.#stored.get(key)
    this.#stored.delete(key)
    this.#stored.set(key, file)
    void before?.drop()
    for (const [oldest, unused] of this.#stored) {
      if (this.#stored.size <= STORED) break
      this.#stored.delete(oldest)
      void unused.drop()
    }
    return file
  }
}

class StoredFile implements DirectoryFile {
  readonly state: string
  readonly size: number
  readonly etag: string
  readonly lastModified: Date
  readers = 0
  readonly #handle: FileHandle
  #isDropped = false

  constructor(handle: FileHandle, facts: Pick<StoredFile, 'state' | 'size' | 'etag' | 'lastModified'>) {
    this.#handle = handle
    this.state = facts.state
    this.size = facts.size
    this.etag = facts.etag
    this.lastModified = facts.lastModified
  }

  open(start: number, end: number): Readable {
    return createReadStream('', { fd: this.#handle.fd, start, end, autoClose: false })
  }

  /** Closes it as soon as nobody reads it any more. */
  async drop(): Promise<void> {
    this.#isDropped = true
    await this.closeUnused()
  }

  async closeUnused(): Promise<void> {
    if (this.#isDropped && this.readers === 0) await this.#handle.close().catch(() => undefined)
  }
}

/** Reads the directory as it is at one moment: PostgreSQL keeps that moment for the time of writing, not of reading. */
async function makeFile(pool: pg.Pool, filter: FileFilter, before: StoredFile | undefined): Promise<StoredFile> {
  const handle = await openUnnamed()
  try {
    return await transaction(pool, async (client) => {
      await client.query('set transaction isolation level repeatable read, read only')
      const state = await findDirectoryState(client)
      const hash = createHash('sha256')
      let size = 0
      // A transaction that has to begin anew writes over what it had written.
      for await (const piece of writeDirectoryFile(client, filter)) {
        const bytes = Buffer.from(piece)
        hash.update(bytes)
        await handle.write(bytes, 0, bytes.length, size)
        size += bytes.length
      }
      await handle.truncate(size)
      const etag = `"${hash.digest('base64url').slice(0, 22)}"`
      const lastModified = before?.etag === etag ? before.lastModified : new Date()
      return new StoredFile(handle, { state, size, etag, lastModified })
    })
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** A file that is gone when it is closed, whatever happens to the process. */
async function openUnnamed(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'isbn-directory-'))
  try {
    return await open(join(folder, 'file'), 'wx+', 0o600)
  } finally {
    await rm(folder, { recursive: true })
  }
}
