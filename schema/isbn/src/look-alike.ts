// Characters that look like those of an ISBN and aren't: typographic dashes, Cyrillic Х, full-width and Arabic digits.

/**
 * The text with each look-alike replaced by the character it stands for, place for place: the length stays the same.
 * A mark that cannot be seen becomes a space.
 */
export function foldLookAlikes(text: string): string {
  return text.replace(/[^\x00-\x7f]/g, plainCharacter)
}

function plainCharacter(character: string): string {
  if (DASHES.includes(character)) return '-'
  if (EXES.includes(character)) return 'X'
  if (/[\s\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]/.test(character)) return ' '
  const code = character.charCodeAt(0)
  const zero = ZEROS.find((zero) => code >= zero && code < zero + 10)
  return zero === undefined ? character : String(code - zero)
}

/** Soft hyphen, Hebrew maqaf, the hyphens and dashes U+2010 to U+2015, minus, and the small and full-width forms. */
const DASHES = '\u00ad\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d'

/** Cyrillic Х х, Greek Χ χ, the multiplication sign, Roman ten, full-width X x. */
const EXES = '\u0425\u0445\u03a7\u03c7\u00d7\u2169\u2179\uff38\uff58'

/** Zero in Arabic-Indic, Persian, Devanagari, Bengali, Thai and full-width digits; the other nine follow each. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10]
