// The ISBN-A: an ISBN as a DOI that can be followed. 10.978.9856020/202

import type { IsbnElements } from './elements.ts'

/** It needs the split between registrant and publication, so a number in an undefined range has none. */
export function toIsbnA({ gs1, registrationGroup, registrant, publication, checkDigit }: IsbnElements): string {
  return `10.${gs1}.${registrationGroup}${registrant}/${publication}${checkDigit}`
}
