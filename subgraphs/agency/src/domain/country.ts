/** The countries of ISO 3166-1 by their two letters: which there are, and what they are called in English. */
import { quoted } from './quoted.ts'

const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Named beside the countries and none of them: unions, what stands for an unknown one, and parts of countries. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA'])

/** Kosovo is one: ISO has no code for it, and XK is what everybody writes. */
const isCountry = (code: string): boolean => NAMES.of(code) !== undefined && !NO_COUNTRIES.has(code)

const TWO_LETTERS = /^[A-Z]{2}$/

/** Why this is no country of today; undefined where it is one. */
export function problemWithCountry(code: string): string | undefined {
  if (!TWO_LETTERS.test(code)) return `${quoted(code)} is not a country: give the two letters of ISO 3166-1.`
  const { region = code } = new Intl.Locale(`und-${code}`)
  if (!isCountry(region)) return `${code} is no country's code in ISO 3166-1.`
  if (region === code) return undefined
  // A state that fell apart is followed by several, of which this is only the first.
  return `${code} is no country's code in ISO 3166-1 today: write that of the country as it is now, such as ${region} for ${NAMES.of(region)}.`
}

/** Bulgaria (BG); what was entered as it stands, where it has no name. */
export function namedCountry(code: string): string {
  const name = TWO_LETTERS.test(code) ? NAMES.of(code) : undefined
  return name === undefined ? quoted(code) : `${name} (${code})`
}
