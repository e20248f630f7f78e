// The ISBN-A: an ISBN in the form of a DOI.

import type { IsbnElements } from './elements.ts'

/**
 * The ISBN-A of a number. It needs the elements, so a number in an undefined range has none.
 *
 * @example
 * toIsbnA(defaultRanges.cut(parseIsbn('978-985-6020-20-2').isbn13)) // → '10.978.9856020/202'
 */
export function toIsbnA({ gs1, registrationGroup, registrant, publication, checkDigit }: IsbnElements): string {
  return `10.${gs1}.${registrationGroup}${registrant}/${publication}${checkDigit}`
}
