/** From Cyrillic to Latin as each language does it, by its own table. */

export type Language = 'be' | 'bg' | 'mk' | 'ru' | 'uz'

type Table = Readonly<Record<string, string>>

// What all of them share; each table says where it differs.
const COMMON: Table = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm' },
  ...{ н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' },
  ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ё: 'yo', і: 'i', ї: 'yi', є: 'ye', ґ: 'g', ў: 'u' },
  // Macedonian and Serbian letters, Uzbek, Karakalpak and Tajik letters: they are the same wherever they stand.
  ...{ ѓ: 'gj', ѕ: 'dz', ј: 'j', љ: 'lj', њ: 'nj', ќ: 'kj', џ: 'dzh', ђ: 'dj', ћ: 'c' },
  ...{ қ: 'q', ғ: 'g', ҳ: 'h', ҷ: 'j', ӣ: 'i', ӯ: 'u', ә: 'a', ң: 'n', ө: 'o', ү: 'u', һ: 'h' },
  // Letters of the Russian and the Bulgarian orthography before 1918 and 1945.
  ...{ ѣ: 'e', ѳ: 'f', ѵ: 'i', ѫ: 'a' },
}

const TABLES: Readonly<Record<Language, Table>> = {
  /** Belarusian г is h, and its soft vowels begin with i. */
  be: { ...COMMON, г: 'h', е: 'ie', ё: 'io', ю: 'iu', я: 'ia', й: 'j' },
  /** The Bulgarian Transliteration Act of 2009: щ sht, ъ a, х h. */
  bg: { ...COMMON, щ: 'sht', ъ: 'a', х: 'h', ь: 'y' },
  /** The Macedonian orthography's own Latin, without its diacritics: ж zh, ч ch, ш sh, ц c, х h. */
  mk: { ...COMMON, х: 'h', ц: 'c' },
  ru: COMMON,
  /** The Uzbek Latin alphabet of 1995, apostrophes left out: ў o, ғ g, х x, ж j, ц mostly s. */
  uz: { ...COMMON, ў: 'o', х: 'x', ж: 'j', ц: 's', э: 'e' },
}

/** Letters that are often written otherwise, in Cyrillic or in Latin: ё as е, Bulgarian ъ as u, Uzbek ц as ts. */
const OFTEN: Readonly<Partial<Record<Language, Table>>> = {
  be: { ё: 'ie' },
  bg: { ъ: 'u' },
  ru: { ё: 'e' },
  uz: { ё: 'e', ц: 'ts' },
}

export const LANGUAGES = Object.keys(TABLES) as readonly Language[]

/** A text in Latin letters, folded for transliteration. Whatever isn't Cyrillic is left as it is. */
export const toLatin = (text: string, language: Language): string => inLatin(text, TABLES[language])

/** In Latin letters as the language's own table has it; and as it is often written, where that differs. */
export function latinSpellings(text: string, language: Language): readonly string[] {
  const often = OFTEN[language]
  const table = TABLES[language]
  return [...new Set([inLatin(text, table), ...(often ? [inLatin(text, { ...table, ...often })] : [])])]
}

const inLatin = (text: string, table: Table): string =>
  text.replace(/\p{Script=Cyrillic}/gu, (letter) => table[letter] ?? letter)

/** The language of a Cyrillic name: as stated, else the one that its agency's publishers mostly write. */
export function languageOf(stated: string | null, agency: string): Language {
  const language = stated?.slice(0, 2).toLowerCase()
  return LANGUAGES.find((known) => known === language) ?? BY_AGENCY[agency] ?? 'ru'
}

const BY_AGENCY: Readonly<Record<string, Language>> = { BY: 'be', BG: 'bg', MK: 'mk', UZ: 'uz' }
