// Finding ISBNs in a text that says other things too. The strict parser refuses such a text; whoever asks here has
// said that a guess is wanted.

import { checks10 } from './check-digit.ts'
import { fromNineDigits, type Isbn13, isIsbn13 } from './isbn13.ts'
import { foldLookAlikes } from './look-alike.ts'

export interface Found {
  readonly isbn13: Isbn13
  readonly form: 'ISBN13' | 'ISBN10'
  /** As it stands in the text, hyphens, look-alikes and all. */
  readonly text: string
  /** Where it stands: from `start` up to, not including, `end`, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/**
 * Every ISBN-13 and ISBN-10 in a text, in order, as often as it occurs. Look-alikes (typographic dashes, Cyrillic Х,
 * other scripts' digits) count as what they stand for. The check digit must be right; nothing is repaired.
 *
 * Not found, since too much else looks like them: an SBN of nine digits, numbers run together, a number whose digits
 * go on behind a decimal point or into a letter, and an ISBN-10 that is neither unbroken nor set off before its check
 * character (so that a telephone number isn't taken for one).
 */
export function extract(text: string): Found[] {
  const folded = foldLookAlikes(text)
  const found: Found[] = []
  // A run is digits in pieces, one hyphen or one or two spaces between them. Several numbers may stand in one run.
  for (const run of folded.matchAll(RUN)) {
    const pieces = Array.from(run[0].matchAll(PIECE), (piece) => pieceAt(folded, run.index + piece.index, piece[0]))
    for (let first = 0; first < pieces.length; first++) {
      const match = thirteenFrom(pieces, first) ?? tenFrom(pieces, first)
      if (!match) continue
      const start = pieces[first]?.start ?? 0
      const end = pieces[match.last]?.end ?? start
      found.push({ isbn13: match.isbn13, form: match.form, text: text.slice(start, end), start, end })
      first = match.last
    }
  }
  return found
}

const RUN = /[0-9]+[Xx]?(?:(?:-| {1,2})(?:[0-9]+[Xx]?|[Xx]))*/g
const PIECE = /[0-9]+[Xx]?|[Xx]/g

interface Piece {
  readonly digits: string
  readonly start: number
  readonly end: number
  /** The separator in front of it, within its run. */
  readonly joint: string
  /** Whether a number may begin, or end, with this piece. */
  readonly mayBegin: boolean
  readonly mayEnd: boolean
}

function pieceAt(text: string, start: number, digits: string): Piece {
  const end = start + digits.length
  return {
    digits: digits.toUpperCase(),
    start,
    end,
    joint: text.charAt(start - 1),
    mayBegin: !/(?:[\p{L}\p{N}]|[0-9]\.)$/u.test(text.slice(Math.max(0, start - 2), start)),
    mayEnd: !/^(?:[\p{L}\p{N}]|\.[0-9])/u.test(text.slice(end, end + 2)),
  }
}

interface Match {
  readonly isbn13: Isbn13
  readonly form: 'ISBN13' | 'ISBN10'
  /** The index of its last piece. */
  readonly last: number
}

/** Thirteen digits under 978 or 979 may be broken anywhere: the prefix and the check digit say enough. */
function thirteenFrom(pieces: readonly Piece[], first: number): Match | undefined {
  const taken = take(pieces, first, 13)
  if (!taken || !isIsbn13(taken.characters)) return undefined
  return { isbn13: taken.characters, form: 'ISBN13', last: taken.last }
}

function tenFrom(pieces: readonly Piece[], first: number): Match | undefined {
  const taken = take(pieces, first, 10)
  if (!taken || !/^[0-9]{9}[0-9X]$/.test(taken.characters) || !checks10(taken.characters)) return undefined
  const parts = pieces.slice(first, taken.last + 1)
  const unbroken = parts.length === 1
  const setOff = parts.length <= 4 && parts.at(-1)?.digits.length === 1
  const spaced = parts.slice(1).some((part) => part.joint === ' ')
  if (!unbroken && !(setOff && (!spaced || parts.length === 4))) return undefined
  return { isbn13: fromNineDigits(taken.characters.slice(0, 9)), form: 'ISBN10', last: taken.last }
}

/** The pieces from `first` on that make up exactly so many characters, where a number may begin and end so. */
function take(
  pieces: readonly Piece[],
  first: number,
  length: number,
): { characters: string; last: number } | undefined {
  if (!pieces[first]?.mayBegin) return undefined
  let characters = ''
  for (let last = first; characters.length < length; last++) {
    const piece = pieces[last]
    if (!piece) return undefined
    characters += piece.digits
    if (characters.length === length) return piece.mayEnd ? { characters, last } : undefined
  }
  return undefined
}
