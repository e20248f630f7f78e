// What a range table can say of a text that somebody typed: valid and defined are separate facts.

import { elementsUnder, type IsbnElements } from './elements.ts'
import { type Isbn13, isIsbn13, ordinalOf } from './isbn13.ts'
import { parseIsbn } from './number.ts'
import type { NumberForm, ParsedIsbn } from './parsed-isbn.ts'
import type { Prefix } from './prefix.ts'
import { hyphened, isWrittenOut, isWrittenOutWithoutGs1, type PrefixTable, readPrefix } from './prefix-spelling.ts'
import { isProblem, type NumberProblem, type NumberProblemCode, problemOf } from './problem.ts'
import type { RegistrationGroup } from './registration-group.ts'
import { offsetsOf } from './spelling.ts'

export interface Reading {
  readonly input: string
  /** Absent if the input is neither a number nor a prefix. */
  readonly form?: NumberForm
  /** Present if a number is valid, even if it is not defined. */
  readonly isbn13?: Isbn13
  /** Present if a number is defined. */
  readonly elements?: IsbnElements
  /** The prefix in the input, or the one that a defined number is under. */
  readonly prefix?: Prefix
  /** Also present for a number in a range that isn't open, and if the input is a group alone: 978-985. */
  readonly group?: RegistrationGroup | undefined
  /** Whether the input is well formed: the length fits and the check digit is right. */
  readonly valid: boolean
  /** Whether a rule of the table cuts it. */
  readonly defined: boolean
  /** Why it is not valid, or not defined. */
  readonly problem?: NumberProblem
}

/** The part of a range table that reading needs. */
export interface ReadingTable extends PrefixTable {
  group(value: string): RegistrationGroup | undefined
  groupAt(ordinal: number): RegistrationGroup | undefined
}

/**
 * A text is read as a number first. It is read as a prefix if it isn't a good number and the table cuts it exactly
 * there; and if its hyphens show a prefix: 978-985-6020 stays a prefix even if its ten digits happen to be a good
 * ISBN-10, because a prefix in that spelling is a key that other systems store.
 */
export function readingOf(input: string, table: ReadingTable): Reading {
  const parsed = parseIsbn(input)
  if (isProblem(parsed)) {
    if (MAYBE_PREFIX.has(parsed.code)) return prefixReading(input, parsed, table)
    return refused(input, parsed.code === 'BAD_CHARACTER' ? withLoosePrefix(input, parsed, table) : parsed, table)
  }
  if (parsed.form === 'ISBN10' || parsed.form === 'SBN') {
    const prefix = readPrefix(input, table)
    if (!isProblem(prefix) && isWrittenOut(input, prefix)) return prefixFound(input, prefix, table)
  }
  return numberReading(input, parsed, table)
}

/** The problems that the parser finds in texts of a prefix's length. */
const MAYBE_PREFIX: ReadonlySet<NumberProblemCode> = new Set(['WRONG_LENGTH', 'BAD_CHECK_DIGIT', 'ISSN'])

function numberReading(input: string, { form, isbn13 }: ParsedIsbn, table: ReadingTable): Reading {
  const ordinal = ordinalOf(isbn13)
  const prefix = table.prefixAt(ordinal)
  const group = table.groupAt(ordinal)
  if (isProblem(prefix)) {
    return { input, form, isbn13, group, valid: true, defined: false, problem: positionedInInput(prefix, input) }
  }
  return { input, form, isbn13, prefix, group, elements: elementsUnder(prefix, isbn13), valid: true, defined: true }
}

function prefixReading(input: string, asNumber: NumberProblem, table: ReadingTable): Reading {
  const prefix = readPrefix(input, table)
  if (!isProblem(prefix)) return prefixFound(input, prefix, table)
  const group = table.group(hyphened(input))
  if (group) {
    const problem = problemOf('GROUP_ONLY', { group: group.value })
    return { input, group, valid: false, defined: false, problem }
  }
  return refused(input, prefix.code === 'PREFIX_WITHOUT_GS1' ? withPrefix(input, asNumber, prefix) : asNumber, table)
}

/** Names a prefix without 978 if it is written out; offers it for plain digits, unless they are very few. */
function withPrefix(input: string, asNumber: NumberProblem, asPrefix: NumberProblem): NumberProblem {
  const [prefix = ''] = asPrefix.suggestions
  const writtenOut = isWrittenOutWithoutGs1(input, prefix)
  const digits = prefix.replaceAll('-', '').length - '978'.length
  const isIssn = asNumber.code === 'ISSN' && digits === 8
  if (writtenOut && !isIssn) return asPrefix
  return writtenOut || (digits >= 5 && !isIssn)
    ? { ...asNumber, suggestions: [prefix, ...asNumber.suggestions] }
    : asNumber
}

/** Offers a prefix that has other signs than hyphens: 978.985.6020. */
function withLoosePrefix(input: string, asNumber: NumberProblem, table: ReadingTable): NumberProblem {
  if (asNumber.suggestions.length > 0 || input.length > 40 || !/(?:\p{Nd}[^\p{Nd}]*){5}/u.test(input)) return asNumber
  const prefix = readPrefix(input.replace(/[^\p{L}\p{N}]+/gu, '-'), table)
  if (!isProblem(prefix)) return { ...asNumber, suggestions: [prefix.value] }
  return prefix.code === 'PREFIX_WITHOUT_GS1' ? { ...asNumber, suggestions: prefix.suggestions } : asNumber
}

function prefixFound(input: string, prefix: Prefix, table: ReadingTable): Reading {
  return { input, form: 'PREFIX', prefix, group: table.group(prefix.registrationGroup), valid: true, defined: true }
}

/** Puts suggestions of defined numbers first. Several numbers in one text stay in their order. */
function refused(input: string, problem: NumberProblem, table: ReadingTable): Reading {
  const isUndefined = (text: string) => isIsbn13(text) && isProblem(table.prefixAt(ordinalOf(text)))
  const suggestions =
    problem.code === 'SEVERAL_NUMBERS'
      ? problem.suggestions
      : problem.suggestions.toSorted((a, b) => Number(isUndefined(a)) - Number(isUndefined(b)))
  return { input, valid: false, defined: false, problem: { ...problem, suggestions } }
}

/** A table gives positions in the thirteen digits; the input may have more characters, or fewer digits. */
function positionedInInput({ code, facts, position = 0, suggestions }: NumberProblem, input: string): NumberProblem {
  const offsets = offsetsOf(input)
  return problemOf(code, facts, offsets[Math.max(0, position - (13 - offsets.length))], suggestions)
}
