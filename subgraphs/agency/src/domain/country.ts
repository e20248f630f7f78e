/** The countries of ISO 3166-1 by their two letters. */
import { type Refusal, refuse, type RequestPath } from './refusal.ts'

const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Named beside the countries and none of them: unions, what stands for an unknown one, and parts of countries. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA'])

/** Kosovo is one: ISO has no code for it, and XK is what everybody writes. */
const isCountry = (code: string): boolean => NAMES.of(code) !== undefined && !NO_COUNTRIES.has(code)

const TWO_LETTERS = /^[A-Z]{2}$/

/** Refuses what is not the code of a country as it is today. */
export function problemWithCountry(
  code: string,
  path: RequestPath,
): Refusal<'COUNTRY_UNKNOWN' | 'COUNTRY_RENAMED'> | undefined {
  if (!TWO_LETTERS.test(code)) return refuse('COUNTRY_UNKNOWN', { country: code }, { path })
  const { region = code } = new Intl.Locale(`und-${code}`)
  if (!isCountry(region)) return refuse('COUNTRY_UNKNOWN', { country: code }, { path })
  // Several countries may follow one that fell apart; the successor is the first of them.
  return region === code ? undefined : refuse('COUNTRY_RENAMED', { country: code, successor: region }, { path })
}
