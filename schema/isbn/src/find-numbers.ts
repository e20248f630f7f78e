// Finding ISBNs in a folded text that says other things too. Time grows with the length of the text, not faster.

import { checks10 } from './check-digit.ts'
import { X_LOOK_ALIKE } from './folded.ts'
import { fromNineDigits, type Isbn13, isIsbn13 } from './isbn13.ts'
import { LABEL_PATTERN } from './writing.ts'

export interface Match {
  readonly isbn13: Isbn13
  readonly form: 'ISBN13' | 'ISBN10' | 'GTIN14'
  /** From `start` up to, not including, `end`: indexes of the folded text. */
  readonly start: number
  readonly end: number
}

export interface Stretch {
  readonly start: number
  readonly end: number
}

export interface NumbersFound {
  /** Written as numbers are: in pieces with a hyphen or one or two spaces between, by themselves in the text. */
  readonly clear: readonly Match[]
  /** These, and numbers with unusual separators, glued to letters, or run together; in order. */
  readonly all: readonly Match[]
  /** The one number that the text speaks of, if nothing else in it could be a number. */
  readonly only: Match | undefined
  /** The one stretch of digits that is long enough for a number and isn't one; absent where a number was found. */
  readonly damaged: Stretch | undefined
}

/** `from` is where the text goes on behind a label that it begins with. */
export function findNumbers(text: string, from = 0): NumbersFound {
  const masked = maskOthers(text)
  const pieces = piecesOf(masked)
  const clear: Match[] = []
  const glued: Match[] = []
  /** What is long enough for a number and isn't a clear one. */
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

/** Where the sign between the two parts of a number in scientific notation stands, if the text has one. */
export function scientificAt(text: string): number | undefined {
  const found = [...text.matchAll(SCIENTIFIC)][0]
  return found && found.index + found[0].search(new RegExp(`[ex*·${X_LOOK_ALIKE}]`, 'i'))
}

/** 9.78E+12, 9,78 × 10¹². Taken for digits with stray marks, 9.7804515293e+12 is a number of another book. */
const SCIENTIFIC = new RegExp(
  '(?<![0-9.,])[0-9]+(?:[.,][0-9]*\\s?(?:e\\s?[-+]?\\s?[0-9]+' +
    `|[x*·${X_LOOK_ALIKE}]\\s?10\\s?\\^?\\s?[0-9\\u2070\\u00b9\\u00b2\\u00b3\\u2074-\\u2079]{1,2}(?![0-9]))` +
    '|e[-+][0-9]+)',
  'gi',
)

/** What has digits and is something else: scientific notation, the label's own 10 or 13, ISSNs, ISMNs. */
const SET_ASIDE: readonly RegExp[] = [
  SCIENTIFIC,
  new RegExp(LABEL_PATTERN, 'gi'),
  new RegExp(`ISSN(?:-L)?[\\s:]{0,3}[0-9]{4}[- ]?[0-9]{3}[0-9Xx${X_LOOK_ALIKE}]`, 'gi'),
  /(?<![0-9])(?:979[- ]?0|(?<!\p{L})M)(?:[- ]?[0-9]){9}(?![0-9])/gu,
]

const MASK = '\u0000'

function maskOthers(text: string): string {
  return SET_ASIDE.reduce((masked, other) => masked.replace(other, (found) => MASK.repeat(found.length)), text)
}

/** Digits, or a last X, between other characters. */
interface Piece {
  readonly characters: string
  readonly start: number
  readonly end: number
  /** What divides it from the piece before. */
  readonly joint: string
  /** Whether a number may begin, or end, with this piece: no letter and no decimal point touches it there. */
  readonly mayBegin: boolean
  readonly mayEnd: boolean
}

const PIECE = new RegExp(
  `[0-9]{1,9}[Xx${X_LOOK_ALIKE}](?![\\p{L}\\p{N}])|[0-9]+|(?<![\\p{L}\\p{N}])[Xx${X_LOOK_ALIKE}](?![\\p{L}\\p{N}])`,
  'gu',
)

/** A letter that belongs to the same word as the digits beside it. Some scripts put no space between words. */
const LETTER =
  '(?![\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}])[\\p{L}\\p{N}]'
const BOUND_BEFORE = new RegExp(`(?:${LETTER}|[0-9]\\.)$`, 'u')
const BOUND_BEHIND = new RegExp(`^(?:${LETTER}|\\.[0-9]|,0{1,2}(?![0-9]))`, 'u')

function mayBeginAt(text: string, start: number): boolean {
  return !BOUND_BEFORE.test(text.slice(Math.max(0, start - 2), start))
}

function mayEndAt(text: string, end: number): boolean {
  return !BOUND_BEHIND.test(text.slice(end, end + 4))
}

function piecesOf(text: string): Piece[] {
  let before = 0
  return Array.from(text.matchAll(PIECE), ({ 0: written, index: start }) => {
    const end = start + written.length
    const joint = text.slice(Math.max(before, start - LONGEST_JOINT - 1), start)
    before = end
    return {
      characters: written.toUpperCase(),
      start,
      end,
      joint,
      mayBegin: mayBeginAt(text, start),
      mayEnd: mayEndAt(text, end),
    }
  })
}

const LONGEST_JOINT = 3
const CLEAR_JOINT = /^(?:-| {1,2})$/
const LOOSE_JOINT = new RegExp(`^[^\\p{L}\\p{N}${MASK}]{1,${LONGEST_JOINT}}$`, 'u')

/** The pieces in runs: those that such joints hold together. */
function runsOf(pieces: readonly Piece[], joint: RegExp): Piece[][] {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const run = runs.at(-1)
    if (run && joint.test(piece.joint)) run.push(piece)
    else runs.push([piece])
  }
  return runs
}

function stretchOf(pieces: readonly Piece[]): Stretch {
  return { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 }
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

/** Thirteen digits with any signs between and letters around; ten only in four parts with one and the same sign. */
function looseMatch(run: readonly Piece[], first: number): MatchInRun | undefined {
  const thirteen = thirteenFrom(run, first)
  if (thirteen) return thirteen
  const ten = tenFrom(run, first)
  if (ten?.last !== first + 3 || !run[first]?.mayBegin || !run[ten.last]?.mayEnd) return undefined
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

/**
 * The ISBNs that a longer string of digits is made of, if they are all of it: several run together, zeros in front of an
 * ISBN-13, behind one the two or five digits of a price code. In an element string of GS1 more may follow, and
 * the last digit of a scanner's symbology identifier, ]C1, may stand in front.
 */
function splitGlued(digits: string): Pick<Match, 'isbn13' | 'form'>[] {
  if (digits.length < 14) return []
  const gs1 = /^[0-4]?010(97[89][0-9]{10})/.exec(digits)?.[1]
  if (gs1 && isIsbn13(gs1)) return [{ isbn13: gs1, form: 'GTIN14' }]
  const steps = stepsThrough(digits)
  const found: Pick<Match, 'isbn13' | 'form'>[] = []
  let index = 0
  for (let step = steps.get(0); step; step = steps.get(index)) {
    const part = digits.slice(index, index + step)
    if (isIsbn13(part)) found.push({ isbn13: part, form: 'ISBN13' })
    else if (step === 10) found.push({ isbn13: fromNineDigits(part.slice(0, 9)), form: 'ISBN10' })
    index += step
  }
  return found
}

/** For each index where a number begins that is followed by nothing or by others: how many digits it has; 1 for a zero. */
function stepsThrough(digits: string): ReadonlyMap<number, 1 | 10 | 13> {
  const steps = new Map<number, 1 | 10 | 13>()
  const end = digits.length
  for (let index = end - 10; index >= 0; index--) {
    const step = stepAt(index)
    if (step) steps.set(index, step)
  }
  return steps

  function stepAt(index: number): 1 | 10 | 13 | undefined {
    const afterThirteen = end - (index + 13)
    if (digits.charAt(index) === '9' && ([0, 2, 5].includes(afterThirteen) || steps.has(index + 13))) {
      if (isIsbn13(digits.slice(index, index + 13))) return 13
    }
    if (index + 10 === end || steps.has(index + 10)) {
      if (checks10(digits.slice(index, index + 10))) return 10
    }
    return digits.charAt(index) === '0' && [1, 13].includes(steps.get(index + 1) ?? 0) ? 1 : undefined
  }
}

/** Both lists as one, by their place; where two overlap, the clear one stays. */
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

/** No letter for an X, no hyphen to more digits, and no part of a DOI, which names what its publisher gave it to. */
function isPlain(text: string, masked: string, { start, end }: Match): boolean {
  if (text.slice(start, end).includes(X_LOOK_ALIKE)) return false
  if (/[0-9]-$/.test(masked.slice(Math.max(0, start - 2), start))) return false
  if (/^-[0-9]/.test(masked.slice(end, end + 2))) return false
  return !/(?<![0-9.])10\.[0-9]{4,9}\/\S*$/.test(text.slice(Math.max(0, start - 100), start))
}

/** Ten digits in a text may be anything: it takes the label, three hyphens, or a record that begins with them. */
function isSurelyTen(text: string, masked: string, { start, end }: Match): boolean {
  if (/ISBN/i.test(text) || /^[^-]+-[^-]+-[^-]+-[^-]$/.test(text.slice(start, end))) return true
  return /^[^\p{L}\p{N}]*$/u.test(masked.slice(0, start)) && /^\s*(?:[^\p{L}\p{N}\s]|$)/u.test(masked.slice(end))
}
