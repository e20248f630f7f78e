/** The languages of messages, and which of them answers a request. */
import Negotiator from 'negotiator'

export const LANGUAGES = ['en', 'be', 'bg', 'fa-AF', 'mk', 'ps', 'uz-Cyrl', 'uz-Latn'] as const
/** A BCP 47 tag. */
export type Language = (typeof LANGUAGES)[number]

export const DEFAULT_LANGUAGE: Language = 'en'

/** No speaker of these languages has reviewed their messages yet. */
export const UNREVIEWED_LANGUAGES: ReadonlySet<Language> = new Set<Language>(['ps'])

const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set<Language>(['fa-AF', 'ps'])

export const directionOf = (language: Language): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr')

/** Characters of a header that are read: more than any browser sends. */
const LONGEST_HEADER = 1_000

/**
 * The best language for the value of an Accept-Language header, or for one language tag, by the lookup of RFC 4647. English
 * where no language fits.
 *
 * @example
 * languageFor('be-BY, ru;q=0.8') // → 'be'
 * languageFor('uz') // → 'uz-Latn'
 */
export function languageFor(accepted: string | undefined): Language {
  if (!accepted) return DEFAULT_LANGUAGE
  const headers = { 'accept-language': accepted.slice(0, LONGEST_HEADER) }
  for (const range of new Negotiator({ headers }).languages()) {
    const found = range === '*' ? DEFAULT_LANGUAGE : lookUp(range)
    if (found) return found
  }
  return DEFAULT_LANGUAGE
}

/** The language for one range, which loses its last subtag until a language has this tag. */
function lookUp(range: string): Language | undefined {
  const locale = localeOf(range)
  if (!locale) return undefined
  // As it is written, then with its likely script and region: uz is uz-Latn-UZ.
  for (const { baseName } of [locale, locale.maximize()])
    for (let tag = baseName; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
      const found = LANGUAGES.find((language) => language === tag)
      if (found) return found
    }
  // The same language and script elsewhere: Persian of Iran is read in Afghanistan.
  const { language, script } = locale.maximize()
  return OFFERED.find((offered) => offered.language === language && offered.script === script)?.tag
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    return undefined
  }
}

const OFFERED = LANGUAGES.map((tag) => {
  const { language, script } = new Intl.Locale(tag).maximize()
  return { tag, language, script }
})

/** Whether a text is a well-formed language tag, whatever language it names. */
export const isLanguageTag = (text: string): boolean => text.length <= 35 && localeOf(text) !== undefined
