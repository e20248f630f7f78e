/** Where an agency keeps its files: a place of its own, in which each file is whole or not there. */
import type { Readable } from 'node:stream'

export interface FileStore {
  /**
   * Keeps the content under this name, an id of ours and never a text of somebody else's.
   * Where the content or the store fails on the way, nothing is kept, and the fault is thrown.
   */
  put(name: string, content: Readable | Uint8Array): Promise<void>
  /** The content from its beginning; undefined where nothing is kept under this name. */
  get(name: string): Promise<Readable | undefined>
  /** Nothing is there afterwards, nor need anything have been. */
  remove(name: string): Promise<void>
}

/** The store is out of reach, or answers what it shouldn't. The same may succeed later. */
export class FileStoreFailed extends Error {
  override readonly name = 'FileStoreFailed'
  readonly code = 'FILE_STORE_FAILED'
}

/** Throws where a name could be anything but the name of one file: a path, a hidden file, another's draft. */
export function assertName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(name)) throw new TypeError(`${JSON.stringify(name)} is no name for a file.`)
}
