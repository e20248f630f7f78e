/** The directory's rows as CSV, both ways: what is read and written again has the same bytes. */
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

import { PIID_COLUMNS, PIID_STATUSES, type PiidRow, PREFIX_TYPES } from './piid.ts'

/** What a file begins with: the mark of UTF-8, which spreadsheets go by, and the names of the columns. */
export const piidHead = (): string => `\ufeff${write([PIID_COLUMNS])}`

export const writePiid = (rows: readonly PiidRow[]): string =>
  write(rows.map((row) => PIID_COLUMNS.map((column) => guard(row[column]))))

/** The file isn't one of this layout. */
export class PiidUnreadable extends Error {
  override readonly name = 'PiidUnreadable'
  readonly code = 'PIID_UNREADABLE'
}

/** The rows of a whole file. Throws {@link PiidUnreadable} with the row that is wrong. */
export function readPiid(text: string): PiidRow[] {
  const [head, ...records] = parseRecords(text)
  if (head?.join() !== PIID_COLUMNS.join()) throw new PiidUnreadable('Its columns are not those of the layout.')
  return records.map((cells, n) => {
    const row = Object.fromEntries(PIID_COLUMNS.map((column, at) => [column, unguard(cells[at] ?? '')]))
    if (!isPiidRow(row)) throw new PiidUnreadable(`Row ${n + 1} has a status or a prefix type that is unknown.`)
    return row
  })
}

function parseRecords(text: string): string[][] {
  try {
    return parse(text, { bom: true, record_delimiter: '\r\n' })
  } catch (cause) {
    throw new PiidUnreadable('It is no CSV with the same number of cells in each row.', { cause })
  }
}

const isPiidRow = (row: Readonly<Record<string, string>>): row is PiidRow =>
  PIID_STATUSES.some((status) => status === row['Registrant_Status_Code']) &&
  PREFIX_TYPES.some((type) => type === row['Registrant_Prefix_Type'])

const write = (records: readonly (readonly string[])[]): string =>
  stringify(
    records.map((cells) => [...cells]),
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  )

// A spreadsheet takes what begins so for a formula, and carries it out. An apostrophe before it makes it a text; of
// those that stood there already there is one more, so that reading takes off what writing has put on.
const FORMULA = '[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20]'
const FORMULA_LIKE = new RegExp(`^'*${FORMULA}`)
const GUARDED = new RegExp(`^'+${FORMULA}`)

const guard = (cell: string): string => (FORMULA_LIKE.test(cell) ? `'${cell}` : cell)
const unguard = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell)
