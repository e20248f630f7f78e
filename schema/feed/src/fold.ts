/**
 * Letters that mean the same to a reader are made the same: case, width, apostrophes, keyboards. A name stays in its script.
 * Registers keep names so folded, and so does the directory: whoever changes it has both fold anew what they keep.
 */

/**
 * Words divided by single blanks, in lower case, without punctuation.
 *
 * NFKC first; then the apostrophes of Uzbek Latin (six ways to write oʻ and gʻ), the letters on which Persian and Arabic
 * keyboards differ, vowel signs and zero-width joiners, and the diacritics of Latin letters.
 */
export function fold(text: string): string {
  return withoutLatinMarks(text.normalize('NFKC').toLowerCase())
    .replace(INVISIBLE, '')
    .replace(/./gu, (letter) => SAME[letter] ?? letter)
    .replace(BETWEEN_WORDS, ' ')
    .trim()
}

// Apostrophes that belong to a word, zero-width characters, the Arabic tatweel and the signs for vowels.
const INVISIBLE =
  /['`´ʹʻʼʽʾʿˈ‘’‛′\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640\u064b-\u065f\u0670\u0610-\u061a]/gu
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/gu

const SAME: Readonly<Record<string, string>> = {
  // Persian, Arabic and Pashto keyboards write the same sound with different letters.
  ...{
    ي: 'ی',
    ى: 'ی',
    ې: 'ی',
    ۍ: 'ی',
    ئ: 'ی',
    ك: 'ک',
    ګ: 'گ',
    ة: 'ه',
    ۀ: 'ه',
    ہ: 'ه',
    ؤ: 'و',
    أ: 'ا',
    إ: 'ا',
    آ: 'ا',
    ٱ: 'ا',
  },
  ...digits('٠١٢٣٤٥٦٧٨٩'),
  ...digits('۰۱۲۳۴۵۶۷۸۹'),
  // Latin letters that no decomposition takes apart, and the Russian ё that is mostly written е.
  ...{ đ: 'd', ð: 'd', ł: 'l', ø: 'o', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ё: 'е' },
}

function digits(row: string): Record<string, string> {
  return Object.fromEntries([...row].map((digit, value) => [digit, String(value)]))
}

/** Only over Latin letters: й, ў, ї and ќ are letters of their own, not и, у, і and к with a mark. */
const withoutLatinMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
