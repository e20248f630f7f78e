// The list of what runs, for people and for tools: processes.json in the data folder.

import { writeWhole } from '@isbn-hub/runtime/whole-file'

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
    this.#writing = this.#writing.then(() =>
      writeWhole(this.#file, JSON.stringify(this.#processes(), undefined, 2) + '\n'),
    )
    return this.#writing
  }
}
