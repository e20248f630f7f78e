// What a range table can say of whatever somebody typed: the facts of a look-up, the separate truths kept apart.

import { elementsUnder, type IsbnElements } from './elements.ts'
import { type Isbn13, isIsbn13, ordinalOf } from './isbn13.ts'
import { parseIsbn } from './number.ts'
import type { NumberForm, ParsedIsbn } from './parsed-isbn.ts'
import type { Prefix } from './prefix.ts'
import { isWrittenOut, type PrefixTable, readPrefix } from './prefix-spelling.ts'
import { isProblem, type NumberProblem, problemOf } from './problem.ts'
import type { RegistrationGroup } from './registration-group.ts'
import { writingOf } from './writing.ts'

export interface Reading {
  readonly input: string
  /** Absent where the input is neither a number nor a prefix. */
  readonly form?: NumberForm
  /** Present when a number is valid, even where it is not defined. */
  readonly isbn13?: Isbn13
  /** Present when a number is defined. */
  readonly elements?: IsbnElements
  /** The prefix that was asked for, or the one that a defined number is under. */
  readonly prefix?: Prefix
  /** Also present for a number in a range that isn't open, and where the input is a group alone: 978-985. */
  readonly group?: RegistrationGroup | undefined
  /** Well formed: the length fits and the check digit is right. */
  readonly valid: boolean
  /** A rule of the table cuts it. */
  readonly defined: boolean
  /** Why it is not valid, or not defined. */
  readonly problem?: NumberProblem
}

/** What reading asks of a range table. */
export interface ReadingTable extends PrefixTable {
  group(value: string): RegistrationGroup | undefined
  groupAt(ordinal: number): RegistrationGroup | undefined
}

/**
 * A number is a number first. A text is read as a prefix where it is no good number and the table cuts it exactly
 * there; and where its hyphens show it to be one: 978-985-6020 stays a prefix even if its ten digits should check as an
 * ISBN-10, since a prefix in that spelling is a key that others hold.
 */
export function readingOf(input: string, table: ReadingTable): Reading {
  const parsed = parseIsbn(input)
  if (isProblem(parsed)) {
    return MAYBE_PREFIX.has(parsed.problem) ? prefixReading(input, parsed, table) : refused(input, parsed, table)
  }
  if (parsed.form === 'ISBN10' || parsed.form === 'SBN') {
    const prefix = readPrefix(input, table)
    if (!isProblem(prefix) && isWrittenOut(input, prefix)) return prefixFound(input, prefix, table)
  }
  return numberReading(input, parsed, table)
}

const MAYBE_PREFIX: ReadonlySet<string> = new Set(['WRONG_LENGTH', 'BAD_CHECK_DIGIT'])

function numberReading(input: string, { form, isbn13 }: ParsedIsbn, table: ReadingTable): Reading {
  const ordinal = ordinalOf(isbn13)
  const prefix = table.prefixAt(ordinal)
  const group = table.groupAt(ordinal)
  if (isProblem(prefix)) {
    return { input, form, isbn13, group, valid: true, defined: false, problem: placedInInput(prefix, input) }
  }
  return { input, form, isbn13, prefix, group, elements: elementsUnder(prefix, isbn13), valid: true, defined: true }
}

function prefixReading(input: string, asNumber: NumberProblem, table: ReadingTable): Reading {
  const prefix = readPrefix(input, table)
  if (!isProblem(prefix)) return prefixFound(input, prefix, table)
  const group = table.group(input.trim().replaceAll(' ', '-'))
  if (!group) return refused(input, asNumber, table)
  const message = `${group.value} is a registration group; a prefix goes on with the registrant's digits.`
  return { input, group, valid: false, defined: false, problem: problemOf('WRONG_LENGTH', message) }
}

function prefixFound(input: string, prefix: Prefix, table: ReadingTable): Reading {
  return { input, form: 'PREFIX', prefix, group: table.group(prefix.registrationGroup), valid: true, defined: true }
}

/** What the number may have meant is likelier a number that somebody could have been given. */
function refused(input: string, problem: NumberProblem, table: ReadingTable): Reading {
  const isDefined = (suggestion: string) => isIsbn13(suggestion) && !isProblem(table.prefixAt(ordinalOf(suggestion)))
  const suggestions = problem.suggestions.toSorted((a, b) => Number(isDefined(b)) - Number(isDefined(a)))
  return { input, valid: false, defined: false, problem: { ...problem, suggestions } }
}

/** A table's problem has its place in the thirteen digits; the input may have more characters, or fewer digits. */
function placedInInput({ problem, message, position = 0, suggestions }: NumberProblem, input: string): NumberProblem {
  const { characters, places } = writingOf(input)
  const place = places[Math.max(0, position - (13 - characters.length))]
  return problemOf(problem, message, place, suggestions)
}
