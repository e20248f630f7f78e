// Recognising an ISSN, the number of a journal or series. Its check digit is that of an ISBN-10 behind two zeros, so
// every ISSN would otherwise look like a book whose number lost its leading zeros.

import { checks10, checks13 } from './check-digit.ts'
import { X_LOOK_ALIKE } from './folded.ts'

/** Whether a folded text names an ISSN, by its label or in its written form. */
export function isIssn(text: string): boolean {
  return LABEL.test(text) || isWrittenAsIssn(text)
}

/**
 * Whether digits are an ISSN's bar code: 977, seven digits of the ISSN, two of a variant, the check digit; then the two
 * or five digits of the issue.
 */
export function isIssnBarCode(digits: string): boolean {
  return /^977[0-9]{10}(?:[0-9]{2}|[0-9]{5})?$/.test(digits) && checks13(digits.slice(0, 13))
}

/** ISSN, eISSN, p-ISSN, ISSN-L, urn:issn: */
const LABEL = /(?<!\p{L})(?:[ep]-?)?ISSN(?!\p{L})/iu

/** Four and four characters with any sign between; the first four may have lost a leading zero. */
const DIVIDED = new RegExp(
  `^[^\\p{L}\\p{N}]*([0-9]{3,4})[^\\p{L}\\p{N}]{1,3}([0-9]{3}[0-9Xx${X_LOOK_ALIKE}])[^\\p{L}\\p{N}]*$`,
  'u',
)

const UNDIVIDED = new RegExp(`^[^\\p{L}\\p{N}]*([0-9]{7}[0-9Xx${X_LOOK_ALIKE}])[^\\p{L}\\p{N}]*$`, 'u')

function isWrittenAsIssn(text: string): boolean {
  const [, left, right] = DIVIDED.exec(text) ?? []
  if (left && right) return checks(left + right)
  const [, eight] = UNDIVIDED.exec(text) ?? []
  return eight !== undefined && mayBeGiven(eight) && checks(eight)
}

function checks(characters: string): boolean {
  return checks10(characters.replace(/[^0-9]$/, 'X').padStart(10, '0'))
}

/**
 * ISSNs are given from 0 upwards and have reached 3; the United States have 8750 to 8759. Other strings of eight digits
 * come from spreadsheets: nearly all are ISBN-10s such as 0-06-082255-4 that lost two zeros.
 */
function mayBeGiven(eight: string): boolean {
  return /^(?:[0-3]|875)/.test(eight)
}
