// Finding ISBNs in a folded text that says other things too. Time grows with the length of the text, not faster.

import { checks10 } from './check-digit.ts'
import { X_LOOK_ALIKE } from './folded.ts'
import { fromNineDigits, type Isbn13, isIsbn13 } from './isbn13.ts'
import {
  CLEAR_JOINT,
  LOOSE_JOINT,
  MASK,
  mayBeginAt,
  mayEndAt,
  type Piece,
  piecesOf,
  runsOf,
  type Stretch,
  stretchOf,
} from './pieces.ts'
import { SCIENTIFIC } from './scientific.ts'
import { splitGlued } from './split-glued.ts'
import { LABEL_PATTERN } from './writing.ts'

export interface Match extends Stretch {
  readonly isbn13: Isbn13
  readonly form: 'ISBN13' | 'ISBN10' | 'GTIN14'
}

export interface NumbersFound {
  /** Written as numbers are: in pieces with a hyphen or one or two spaces between, by themselves in the text. */
  readonly clear: readonly Match[]
  /** These, and numbers with unusual separators, glued to letters, or run together; in order. */
  readonly all: readonly Match[]
  /** The one number that the text speaks of, if nothing else in it could be a number. */
  readonly only: Match | undefined
  /** The one stretch of digits that is long enough for a number and isn't one; undefined if a number was found. */
  readonly damaged: Stretch | undefined
}

/** `from` is where the text goes on behind a label that it begins with. */
export function findNumbers(text: string, from = 0): NumbersFound {
  const masked = maskOthers(text)
  const pieces = piecesOf(masked)
  const clear: Match[] = []
  const glued: Match[] = []
  /** The stretches that are long enough for a number and aren't a clear one. */
  const rest: Stretch[] = []
  let joinedToMore = false
  for (const run of runsOf(pieces, CLEAR_JOINT)) {
    const { matches, gaps } = matchRun(run, clearMatch)
    for (const match of matches) clear.push(match)
    if (matches.length > 0 && gaps.length > 0) joinedToMore = true
    for (const gap of gaps) {
      const characters = gap.map((piece) => piece.characters).join('')
      const stretch = stretchOf(gap)
      for (const found of splitGlued(characters)) glued.push({ ...found, ...stretch })
      if (characters.length >= 9) rest.push(stretch)
    }
  }
  const loose = runsOf(pieces, LOOSE_JOINT).flatMap((run) => matchRun(run, looseMatch).matches)
  const all = inOrder(clear, [...loose, ...glued])
  const [stretch] = rest
  const isDamaged = stretch && rest.length === 1 && all.length === 0
  return {
    clear,
    all,
    only: rest.length > 0 ? undefined : onlyOne(text, masked, from, clear, all, joinedToMore),
    damaged: isDamaged && mayBeginAt(masked, stretch.start) && mayEndAt(masked, stretch.end) ? stretch : undefined,
  }
}

/** What has digits and is not an ISBN: scientific notation, the label's own 10 or 13, ISSNs, ISMNs. */
const SET_ASIDE: readonly RegExp[] = [
  SCIENTIFIC,
  new RegExp(LABEL_PATTERN, 'gi'),
  new RegExp(`ISSN(?:-L)?[\\s:]{0,3}[0-9]{4}[- ]?[0-9]{3}[0-9Xx${X_LOOK_ALIKE}]`, 'gi'),
  /(?<![0-9])(?:979[- ]?0|(?<!\p{L})M)(?:[- ]?[0-9]){9}(?![0-9])/gu,
]

function maskOthers(text: string): string {
  return SET_ASIDE.reduce((masked, other) => masked.replace(other, (found) => MASK.repeat(found.length)), text)
}

interface MatchInRun {
  readonly isbn13: Isbn13
  readonly form: Match['form']
  /** The index of its last piece. */
  readonly last: number
}

/** The number that begins with a piece. */
type Matcher = (run: readonly Piece[], first: number) => MatchInRun | undefined

/** The numbers of a run from left to right, and the pieces before, between and behind them. */
function matchRun(run: readonly Piece[], matcher: Matcher): { matches: Match[]; gaps: (readonly Piece[])[] } {
  const matches: Match[] = []
  const gaps: (readonly Piece[])[] = []
  let from = 0
  for (let first = 0; first < run.length; first++) {
    const match = matcher(run, first)
    if (!match) continue
    const { isbn13, form, last } = match
    matches.push({ isbn13, form, ...stretchOf(run.slice(first, last + 1)) })
    if (from < first) gaps.push(run.slice(from, first))
    from = last + 1
    first = last
  }
  if (from < run.length) gaps.push(run.slice(from))
  return { matches, gaps }
}

function clearMatch(run: readonly Piece[], first: number): MatchInRun | undefined {
  if (!run[first]?.mayBegin) return undefined
  const match = fourteenFrom(run, first) ?? thirteenFrom(run, first) ?? tenFrom(run, first)
  return match && run[match.last]?.mayEnd ? match : undefined
}

/** Thirteen digits with any signs between and letters around; ten only in three or four parts, divided by one sign. */
function looseMatch(run: readonly Piece[], first: number): MatchInRun | undefined {
  const thirteen = thirteenFrom(run, first)
  if (thirteen) return thirteen
  const ten = tenFrom(run, first)
  if (!ten || ten.last - first < 2 || !run[first]?.mayBegin || !run[ten.last]?.mayEnd) return undefined
  const [joint, ...others] = run.slice(first + 1, ten.last + 1).map((piece) => piece.joint)
  return others.every((other) => other === joint) ? ten : undefined
}

function fourteenFrom(run: readonly Piece[], first: number): MatchInRun | undefined {
  const taken = take(run, first, 14, '0')
  const isbn13 = taken?.characters.slice(1) ?? ''
  return taken && isIsbn13(isbn13) ? { isbn13, form: 'GTIN14', last: taken.last } : undefined
}

/** Thirteen digits under 978 or 979 may be broken anywhere: the prefix and the check digit say enough. */
function thirteenFrom(run: readonly Piece[], first: number): MatchInRun | undefined {
  const taken = take(run, first, 13, '9')
  if (!taken || !isIsbn13(taken.characters)) return undefined
  return { isbn13: taken.characters, form: 'ISBN13', last: taken.last }
}

/** An ISBN-10 is unbroken, or set off before its check character: a telephone number isn't taken for one. */
function tenFrom(run: readonly Piece[], first: number): MatchInRun | undefined {
  const taken = take(run, first, 10)
  const ten = taken?.characters.replace(X_LOOK_ALIKE, 'X') ?? ''
  if (!taken || !/^[0-9]{9}[0-9X]$/.test(ten) || !checks10(ten)) return undefined
  const parts = run.slice(first, taken.last + 1)
  const setOff = parts.length <= 4 && parts.at(-1)?.characters.length === 1
  const spaced = parts.slice(1).some((part) => part.joint.startsWith(' '))
  if (parts.length > 1 && !(setOff && (!spaced || parts.length === 4))) return undefined
  return { isbn13: fromNineDigits(ten.slice(0, 9)), form: 'ISBN10', last: taken.last }
}

/** The pieces from `first` on that make up exactly so many characters. */
function take(
  run: readonly Piece[],
  first: number,
  length: number,
  beginning = '',
): { characters: string; last: number } | undefined {
  if (!run[first]?.characters.startsWith(beginning)) return undefined
  let characters = ''
  for (let last = first; last < run.length; last++) {
    characters += run[last]?.characters ?? ''
    if (characters.length >= length) return characters.length === length ? { characters, last } : undefined
  }
  return undefined
}

/** Both lists as one, in the order of the text; where two matches overlap, the clear one stays. */
function inOrder(clear: readonly Match[], others: readonly Match[]): Match[] {
  const all = [...clear]
  let next = 0
  for (const other of others.toSorted((a, b) => a.start - b.start)) {
    while ((clear[next]?.end ?? Infinity) <= other.start) next++
    if ((clear[next]?.start ?? Infinity) >= other.end) all.push(other)
  }
  return all.sort((a, b) => a.start - b.start)
}

function onlyOne(
  text: string,
  masked: string,
  from: number,
  clear: readonly Match[],
  all: readonly Match[],
  joinedToMore: boolean,
): Match | undefined {
  const [first] = clear
  if (!first || all.some(({ isbn13 }) => isbn13 !== first.isbn13)) return undefined
  // Digits and separators alone, a label apart, are a number or a damaged one: there is no text around.
  const around = joinedToMore ? /[\p{L}\u0000]/u : /[^\s0-9Xx-]/
  if (!around.test(masked.slice(from)) || !clear.every((match) => isPlain(text, masked, match))) return undefined
  return first.form !== 'ISBN10' || isSurelyTen(text, masked, first) ? first : undefined
}

/** Whether a match has no letter for an X, no hyphen to more digits, and isn't part of a DOI, which has an object of its own. */
function isPlain(text: string, masked: string, { start, end }: Match): boolean {
  if (text.slice(start, end).includes(X_LOOK_ALIKE)) return false
  if (/[0-9]-$/.test(masked.slice(Math.max(0, start - 2), start))) return false
  if (/^-[0-9]/.test(masked.slice(end, end + 2))) return false
  return !/(?<![0-9.])10\.[0-9]{4,9}\/\S*$/.test(text.slice(Math.max(0, start - 100), start))
}

/** Ten digits in a text may be anything, unless the label, three hyphens or the beginning of a record mark them. */
function isSurelyTen(text: string, masked: string, { start, end }: Match): boolean {
  if (LABEL_BEFORE.test(text.slice(Math.max(0, start - 60), start))) return true
  if (/^[^-]+-[^-]+-[^-]+-[^-]$/.test(text.slice(start, end))) return true
  return /^[^\p{L}\p{N}]*$/u.test(masked.slice(0, start)) && /^\s*(?:[^\p{L}\p{N}\s]|$)/u.test(masked.slice(end))
}

/** ISBN: · ISBN-10 (pbk.): · ISBN no. */
const LABEL_BEFORE =
  /ISBN(?:[-\s]?1[03])?(?:[^\p{L}\p{N}]*(?:no|nr|number|is)(?!\p{L})){0,2}\s*(?:\([^()]*\))?[^\p{L}\p{N}]*$/iu
