// Checks the parser and the cutting against a folder of outside vectors: real inputs with a verdict, and the first and
// last registrant of every rule, with the range message they were made from.
//
//   node scripts/dist/vectors.js [folder]           or ISBN_VECTORS=folder; else ../shared/data beside the repository
//
// The folder is not part of the project: its range message may not be published again. Where it isn't there, this says
// so and succeeds. Exit code 1 names every row that came out wrong.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { extract } from '@isbn-hub/isbn/extract'
import { type Isbn13, ordinalOf } from '@isbn-hub/isbn/number'
import { parseRangeMessage } from '@isbn-hub/isbn/range-message'
import type { RangeTable, RegistrationGroup } from '@isbn-hub/isbn/range-table'
import { contains } from '@isbn-hub/isbn/span'

/** What came out otherwise than the row says; nothing where the row is right. */
type Complaint = string | undefined

type Row = Readonly<Record<string, string | undefined>>

/** Judges every row of both files. */
function checkVectors(folder: string): { rows: number; wrong: string[] } {
  const table = parseRangeMessage(readFileSync(join(folder, 'RangeMessage.xml'), 'utf8'))
  const judged = [
    ...rowsOf(folder, 'isbn-vectors.tsv').map((row) => ({ row, complaint: judgeInput(row, table) })),
    ...rowsOf(folder, 'isbn-boundary.tsv').map((row) => ({ row, complaint: judgeBoundary(row, table) })),
  ]
  const wrong = judged.flatMap(({ row, complaint }) =>
    complaint ? [`${row['file']}: ${row['input']}: ${complaint}`] : [],
  )
  return { rows: judged.length, wrong }
}

function rowsOf(folder: string, file: string): Row[] {
  const [heading = '', ...lines] = readFileSync(join(folder, file), 'utf8').split(/\r?\n/)
  const names = heading.split('\t')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const values = line.split('\t')
      return { file, ...Object.fromEntries(names.map((name, column) => [name, values[column]])) }
    })
}

/** The verdicts are those on which two other libraries agree; `disputed` is where they don't, and ours decides. */
function judgeInput(row: Row, table: RangeTable): Complaint {
  const { verdict, note } = row
  if (verdict === 'valid') return judgeValid(row, table)
  if (verdict === 'disputed') return judgeDisputed(row, table)
  if (verdict !== 'invalid') return `unknown verdict ${verdict}`
  return note?.startsWith('checksum valid') ? judgeUndefined(row, table) : judgeInvalid(row, table)
}

function judgeValid(
  { input = '', isbn13, hyphenated, registration_group, registrant }: Row,
  table: RangeTable,
): Complaint {
  const reading = table.read(input)
  if (!reading.isbn13) return `refused: ${reading.problem?.code}`
  return (
    differs('isbn13', reading.isbn13, isbn13) ??
    differs('hyphenated', table.hyphenate(reading.isbn13), hyphenated) ??
    differs('group', reading.prefix?.registrationGroup, registration_group) ??
    differs('registrant', reading.prefix?.registrant, registrant)
  )
}

/**
 * Ten digits that are not an ISBN-10 may still be a prefix, 9781903254. Of a text with one good number the libraries say
 * that it is not a number; it is read as that number.
 */
function judgeInvalid({ input = '' }: Row, table: RangeTable): Complaint {
  const { valid, form, isbn13 } = table.read(input)
  return valid && form !== 'PREFIX' && isbn13 !== onlyNumberIn(input) ? `accepted as ${form}` : undefined
}

/** The one number that a text has around it something else than a number has. */
function onlyNumberIn(input: string): Isbn13 | undefined {
  const [isbn13, ...others] = new Set(extract(input).map((found) => found.isbn13))
  return others.length === 0 && /[^-\sX\d]/i.test(input) ? isbn13 : undefined
}

/** The check digit is right, yet no library finds a range: valid and undefined for us, or an ISMN. */
function judgeUndefined({ input = '' }: Row, table: RangeTable): Complaint {
  const { valid, defined, problem } = table.read(input)
  if (problem?.code === 'ISMN') return valid ? 'an ISMN called valid' : undefined
  return valid && !defined && problem ? undefined : `valid ${valid}, defined ${defined}, ${problem?.code}`
}

/**
 * One library makes a number of a spreadsheet's 9.78E+12: always another book. It also reads a number within a text, and
 * so does the hub where it is the only one.
 */
function judgeDisputed({ input = '' }: Row, table: RangeTable): Complaint {
  const { valid, isbn13, problem } = table.read(input)
  if (/^ISBN /.test(input)) return valid ? undefined : `refused: ${problem?.code}`
  if (/e\+/i.test(input)) {
    return (
      differs('problem', problem?.code, 'SCIENTIFIC_NOTATION') ??
      differs('suggestions', problem?.suggestions.join(), '')
    )
  }
  const isDecimal = /^[0-9]+\.[0-9]+$/.test(input)
  return isDecimal ? differs('problem', problem?.code, 'BAD_CHARACTER') : differs('number', isbn13, onlyNumberIn(input))
}

function judgeBoundary(row: Row, table: RangeTable): Complaint {
  const { input = '', verdict, hyphenated, range_group = '', range = '' } = row
  const { isbn13, group, defined, problem } = table.read(input)
  // 979-0 lies inside the number space, but it is the prefix of ISMNs.
  if (problem?.code === 'ISMN') return input.startsWith('9790') ? undefined : 'called an ISMN'
  if (!isbn13) return `refused: ${problem?.code}`
  if (verdict === 'undefined') {
    if (defined || !problem?.code.startsWith('UNDEFINED_')) return `undefined, yet ${problem?.code ?? 'cut'}`
  } else {
    const complaint = differs('hyphenated', table.hyphenate(isbn13), hyphenated)
    if (complaint) return complaint
  }
  // The first level of the message is not kept: the groups say as much.
  if (range_group.startsWith('EAN.UCC')) return undefined
  return differs('group', group?.value, range_group) ?? differs('rule', ruleAt(isbn13, group), range.slice(0, 15))
}

/** The rule that covers a number, in the message's spelling: seven digits from, seven digits to. */
function ruleAt(isbn13: Isbn13, group: RegistrationGroup | undefined): string {
  const ordinal = ordinalOf(isbn13)
  const rule = group?.rules.find(({ span }) => contains(span, ordinal))
  if (rule) return `${rule.from.padEnd(7, '0')}-${rule.to.padEnd(7, '9')}`
  // Where no rule is, the files speak of the gap that it leaves before the group's first.
  const begin = (Number(group?.rules[0]?.from.padEnd(7, '0')) - 1).toString().padStart(7, '0')
  return `0000000-${begin}`
}

function differs(what: string, got: string | undefined, expected: string | undefined): Complaint {
  return got === expected ? undefined : `${what} is ${got}, not ${expected}`
}

const besideTheRepository = join(fileURLToPath(new URL('../../', import.meta.url)), '../shared/data')
const folder = process.argv[2] ?? process.env['ISBN_VECTORS'] ?? besideTheRepository
if (!existsSync(folder)) console.log(`vectors: skipped: no such folder: ${folder}`)
else {
  const { rows, wrong } = checkVectors(folder)
  for (const line of wrong) console.log(line)
  console.log(`vectors: ${rows} rows, ${wrong.length} wrong`)
  if (wrong.length > 0) process.exitCode = 1
}
