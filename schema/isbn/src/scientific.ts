// Scientific notation in a folded text.

import { X_LOOK_ALIKE } from './folded.ts'

/** Where the sign between the two parts of a number in scientific notation stands, if the text has one. */
export function scientificAt(text: string): number | undefined {
  const found = [...text.matchAll(SCIENTIFIC)][0]
  return found && found.index + found[0].search(new RegExp(`[ex*·${X_LOOK_ALIKE}]`, 'i'))
}

/** 9.78E+12, 9,78 × 10¹². Taken for digits with stray marks, 9.7804515293e+12 is a number of another book. */
export const SCIENTIFIC = new RegExp(
  '(?<![0-9.,])[0-9]+(?:[.,][0-9]*\\s?(?:e\\s?[-+]?\\s?[0-9]+' +
    `|[x*·${X_LOOK_ALIKE}]\\s?10\\s?\\^?\\s?[0-9\\u2070\\u00b9\\u00b2\\u00b3\\u2074-\\u2079]{1,2}(?![0-9]))` +
    '|e[-+][0-9]+)',
  'gi',
)
