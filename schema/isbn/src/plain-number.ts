import { checks10 } from './check-digit.ts'
import { fromNineDigits, isIsbn13 } from './isbn13.ts'
import type { ParsedIsbn } from './parsed-isbn.ts'

/** The number that characters are, by their length alone; undefined if a check digit or the prefix is wrong. */
export function plainNumberIn(characters: string): ParsedIsbn | undefined {
  switch (characters.length) {
    case 13:
      return isIsbn13(characters) ? { form: 'ISBN13', isbn13: characters } : undefined
    case 10:
      return checks10(characters) ? { form: 'ISBN10', isbn13: fromNineDigits(characters.slice(0, 9)) } : undefined
    case 9:
      return checks10(`0${characters}`)
        ? { form: 'SBN', isbn13: fromNineDigits(`0${characters.slice(0, 8)}`) }
        : undefined
    case 14: {
      const item = characters.slice(1)
      return characters.startsWith('0') && isIsbn13(item) ? { form: 'GTIN14', isbn13: item } : undefined
    }
    default:
      return undefined
  }
}
