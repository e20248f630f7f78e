/** The directory as a file, piece by piece: what the yearly Publishers' International ISBN Directory is made of. */
import type pg from 'pg'

import { type Given, type PiidRow, type PiidStatus, type Registrant, rowsOf } from '../domain/piid.ts'
import { piidHead, writePiid } from '../domain/piid-csv.ts'
import { findHeldPrefixes, findSingleNumbers, type HeldPrefix } from '../store/find-registrants.ts'

export interface FileFilter {
  /** Only what this agency gave. */
  readonly agency?: string | undefined
  readonly status?: PiidStatus | undefined
}

/** Prefixes, or numbers, of one piece. */
const PAGE = 500

/**
 * CSV by ascending prefix. At any time one piece is in memory, and nothing is read before it is asked for. Read over a pool,
 * the file is of no one moment: what changes meanwhile may be in it as it was before or after.
 */
export async function* writeDirectoryFile(
  pool: pg.Pool | pg.ClientBase,
  { agency, status }: FileFilter,
): AsyncGenerator<string> {
  const piece = (rows: readonly PiidRow[]): string =>
    writePiid(status ? rows.filter((row) => row.Registrant_Status_Code === status) : rows)
  let page = await findHeldPrefixes(pool, agency, undefined, PAGE)
  yield piidHead()
  while (page.length > 0) {
    for (const run of runs(page)) {
      yield piece(run.flatMap((held) => (held.holder ? rowsOf(prefixOf(held), held.holder) : [])))
      const last = run.at(-1)
      if (last?.shared) for await (const singles of singlesUnder(pool, last)) yield piece(singles)
    }
    page = await findHeldPrefixes(pool, agency, page.at(-1), PAGE)
  }
}

/** Cut behind each shared prefix, whose numbers follow it. */
function runs(page: readonly HeldPrefix[]): HeldPrefix[][] {
  const cut: HeldPrefix[][] = [[]]
  page.forEach((held, n) => {
    cut.at(-1)?.push(held)
    if (held.shared && page[n + 1]?.value !== held.value) cut.push([])
  })
  return cut.filter((run) => run.length > 0)
}

async function* singlesUnder(pool: pg.Pool | pg.ClientBase, { value, agency }: HeldPrefix): AsyncGenerator<PiidRow[]> {
  const length = value.replaceAll('-', '').length
  const hyphenated = (isbn13: string): string => `${value}-${isbn13.slice(length, 12)}-${isbn13.slice(12)}`
  for (let after = ''; ;) {
    const numbers = await findSingleNumbers(pool, value, after, PAGE)
    const last = numbers.at(-1)
    if (!last) return
    yield numbers.flatMap(
      ({ isbn13, status, holder }: { isbn13: string; status: Given['status']; holder: Registrant }) =>
        rowsOf({ agency, type: 'A', value: hyphenated(isbn13), status }, holder),
    )
    after = last.isbn13
  }
}

const prefixOf = ({ agency, value, status, shared }: HeldPrefix): Given => ({
  agency,
  type: shared ? 'T' : 'P',
  value,
  status,
})
