// What a damaged number may have meant. Each class of damage is one that cataloguers and booksellers really send.

import { checkDigit13, checks10 } from './check-digit.ts'
import { fromNineDigits, type Isbn13, isIsbn13 } from './isbn13.ts'

/**
 * For thirteen characters that are no ISBN: an ISBN-10 glued behind 978 with its old check character, a wrong check
 * digit, two neighbours swapped, 978 written for 979 or the other way round.
 */
export function repairsOfThirteen(thirteen: string): Isbn13[] {
  const repairs: string[] = []
  if (thirteen.startsWith('978') && checks10(thirteen.slice(3))) repairs.push(fromNineDigits(thirteen.slice(3, 12)))
  const digits = thirteen.endsWith('X') ? '' : thirteen
  if (digits) repairs.push(withRightCheckDigit(digits), ...swaps(digits), withOtherPrefix(digits))
  return good(repairs)
}

/** For ten characters that are no ISBN-10: a wrong check character, two neighbours swapped. */
export function repairsOfTen(ten: string): Isbn13[] {
  const swapped = swaps(ten).filter((swap) => /^[0-9]{9}[0-9X]$/.test(swap) && checks10(swap))
  return good([ten, ...swapped].map((number) => fromNineDigits(number.slice(0, 9))))
}

/**
 * For eight characters or fewer: the leading zeros that a spreadsheet took from an ISBN-10. Fewer than four are no
 * trace of a number: nearly every short string could be padded to one.
 */
export function repairsOfShort(few: string): Isbn13[] {
  const ten = few.padStart(10, '0')
  return few.length >= 4 && few.length <= 8 && checks10(ten) ? [fromNineDigits(ten.slice(0, 9))] : []
}

function withRightCheckDigit(thirteen: string): string {
  const twelve = thirteen.slice(0, 12)
  return twelve + checkDigit13(twelve)
}

function withOtherPrefix(thirteen: string): string {
  const prefix = thirteen.slice(0, 3)
  if (prefix !== '978' && prefix !== '979') return ''
  return (prefix === '978' ? '979' : '978') + thirteen.slice(3)
}

function swaps(digits: string): string[] {
  return Array.from(digits.slice(1), (right, left) => {
    return digits.slice(0, left) + right + digits.slice(left, left + 1) + digits.slice(left + 2)
  })
}

function good(candidates: readonly string[]): Isbn13[] {
  return [...new Set(candidates)].filter(isIsbn13)
}
