// What a damaged number may have meant. Each class of damage is one that cataloguers and booksellers really send.

import { checkDigit13, checks10 } from './check-digit.ts'
import { fromNineDigits, type Isbn13, isIsbn13 } from './isbn13.ts'

/** ISBNs that characters without separators, a last X among them, may have meant, the likeliest first. */
export function repairsOf(characters: string): Isbn13[] {
  return [...new Set([...repairsByLength(characters), ...behindZeros(characters)])]
}

function repairsByLength(characters: string): Isbn13[] {
  switch (characters.length) {
    // Fewer than four are no trace of a number: nearly every short string could be padded to one.
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
      return tens([characters.padStart(10, '0')])
    case 9:
      return repairsOfNine(characters)
    case 10:
      return repairsOfTen(characters)
    case 11:
      return repairsOfEleven(characters)
    case 12:
      return repairsOfTwelve(characters)
    case 13:
      return repairsOfThirteen(characters)
    case 14:
      return characters.startsWith('0') ? repairsOfThirteen(characters.slice(1)) : thirteens(withoutOne(characters))
    default:
      return []
  }
}

/** Zeros that a program put in front of an ISBN-10 or ISBN-13 to fill its field. */
function behindZeros(characters: string): Isbn13[] {
  const ten = /^0+([0-9]{9}[0-9X])$/.exec(characters)?.[1]
  const thirteen = /^0+(97[89][0-9]{10})$/.exec(characters)?.[1]
  return [...tens(ten ? [ten] : []), ...thirteens(thirteen ? [thirteen] : [])]
}

/** An ISBN-10 without its check character, or an SBN whose X is wrong; nine digits behind 978 are a part of a number. */
function repairsOfNine(nine: string): Isbn13[] {
  if (nine.endsWith('X')) return [fromNineDigits(`0${nine.slice(0, 8)}`)]
  return /^97[89]/.test(nine) ? [] : [fromNineDigits(nine)]
}

/** A wrong check character, two neighbours swapped, an ISBN-13 without its 979. */
function repairsOfTen(ten: string): Isbn13[] {
  return [fromNineDigits(ten.slice(0, 9)), ...tens(swaps(ten)), ...thirteens([`979${ten}`])]
}

/** An ISBN-10 with one digit too many, an ISBN-13 without its 97; eleven digits behind 978 are a part of a number. */
function repairsOfEleven(eleven: string): Isbn13[] {
  return [...(/^97[89]/.test(eleven) ? [] : tens(withoutOne(eleven))), ...thirteens([`97${eleven}`])]
}

/** An ISBN-13 without its check digit, or without its first 9. */
function repairsOfTwelve(twelve: string): Isbn13[] {
  return thirteens([...(/^[0-9]{12}$/.test(twelve) ? [twelve + checkDigit13(twelve)] : []), `9${twelve}`])
}

/**
 * An ISBN-10 glued behind 978 with its old check character, a wrong check digit, two neighbours swapped, 978 written
 * for 979 or the other way round, one of these three digits mistyped.
 */
function repairsOfThirteen(thirteen: string): Isbn13[] {
  const twelve = thirteen.slice(0, 12)
  const glued = /^978/.test(thirteen) && checks10(thirteen.slice(3)) ? [fromNineDigits(thirteen.slice(3, 12))] : []
  const otherPrefixes = ['978', '979']
    .filter((prefix) => differences(prefix, thirteen) === 1)
    .map((prefix) => prefix + thirteen.slice(3))
  return [...glued, ...thirteens([twelve + checkDigit13(twelve), ...swaps(thirteen), ...otherPrefixes])]
}

function differences(prefix: string, thirteen: string): number {
  return Array.from(prefix).filter((digit, index) => digit !== thirteen.charAt(index)).length
}

function swaps(digits: string): string[] {
  return Array.from(digits.slice(1), (right, left) => {
    return digits.slice(0, left) + right + digits.slice(left, left + 1) + digits.slice(left + 2)
  })
}

/** The characters with one left out: a first zero, or else the last; then each other. */
function withoutOne(characters: string): string[] {
  const indexes = Array.from(characters, (_, index) => index)
  const likeliest = characters.startsWith('0') ? 0 : characters.length - 1
  return [likeliest, ...indexes].map((index) => characters.slice(0, index) + characters.slice(index + 1))
}

function tens(candidates: readonly string[]): Isbn13[] {
  return candidates
    .filter((ten) => /^[0-9]{9}[0-9X]$/.test(ten) && checks10(ten))
    .map((ten) => fromNineDigits(ten.slice(0, 9)))
}

function thirteens(candidates: readonly string[]): Isbn13[] {
  return candidates.filter(isIsbn13)
}
