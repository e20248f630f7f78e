// The spellings that are less plain: digits of other scripts, a label, a URN, an ISBN-A, a GTIN-14, a number within a
// text. They may be slow, because plain good numbers don't come here.

import { findNumbers } from './find-numbers.ts'
import { fold, type Folded } from './folded.ts'
import { gtinIn } from './gs1.ts'
import type { ParsedIsbn } from './parsed-isbn.ts'
import { plainNumberIn } from './plain-number.ts'
import { isProblem, type NumberProblem } from './problem.ts'
import { atOf, reasonAgainst, reasonAgainstCharacters } from './reason.ts'
import { charactersIn, type Writing, writingOf } from './writing.ts'

/** Does the same as `parseIsbn`, slowly. */
export function parseSpelled(text: string): ParsedIsbn | NumberProblem {
  const answer = readSpelled(fold(text), text)
  return isProblem(answer) ? answer : { form: answer.form, isbn13: answer.isbn13 }
}

/** The offset in a good number's text of each character of the number. */
export function offsetsOf(text: string): readonly number[] {
  const folded = fold(text)
  const answer = readSpelled(folded, text)
  return isProblem(answer) ? [] : answer.indexes.map((index) => folded.startOf(index))
}

interface SpelledIsbn extends ParsedIsbn {
  /** The index in the folded text of each character of the number. */
  readonly indexes: readonly number[]
}

function readSpelled(folded: Folded, source: string): SpelledIsbn | NumberProblem {
  const { text } = folded
  const writing = writingOf(text)
  const whole = numberIn(writing)
  if (whole) return { ...whole, indexes: writing.indexes }
  const gtin = gtinIn(text)
  if (gtin) {
    const item = charactersIn(text, gtin.start, gtin.end)
    const number = plainNumberIn(item.characters)
    return number ? { ...number, indexes: item.indexes } : reasonAgainstCharacters(item, atOf(folded))
  }
  const found = findNumbers(text, writing.from)
  // A URN takes no GTIN-14.
  if (found.only && !(writing.lead === 'URN' && found.only.form === 'GTIN14')) {
    const { isbn13, form, start, end } = found.only
    return { isbn13, form, indexes: charactersIn(text, start, end).indexes }
  }
  return reasonAgainst(source, folded, writing, found)
}

function numberIn({ lead, characters, badAt }: Writing): ParsedIsbn | undefined {
  if (badAt !== undefined) return undefined
  const plain = plainNumberIn(characters)
  switch (lead) {
    case 'NONE':
      return plain
    case 'URN':
      return plain?.form === 'ISBN13' || plain?.form === 'ISBN10' ? { form: 'URN', isbn13: plain.isbn13 } : undefined
    case 'DOI':
      return plain?.form === 'ISBN13' ? { form: 'ISBN_A', isbn13: plain.isbn13 } : undefined
  }
}
