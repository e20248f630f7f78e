// The list of what runs, for people and for tools: processes.json in the data folder.

import { rename, writeFile } from 'node:fs/promises'

export interface HubProcess {
  readonly name: string
  readonly pid: number
  readonly port: number
}

/** Whoever reads the file sees it whole, as it was before or as it is now. */
export class Roster {
  readonly #file: string
  readonly #processes: () => readonly HubProcess[]
  #writing: Promise<void> = Promise.resolve()

  constructor(file: string, processes: () => readonly HubProcess[]) {
    this.#file = file
    this.#processes = processes
  }

  /** Writes what runs now; resolves when the file says so. */
  note(): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      await writeFile(`${this.#file}.new`, JSON.stringify(this.#processes(), undefined, 2) + '\n')
      await rename(`${this.#file}.new`, this.#file)
    })
    return this.#writing
  }
}
