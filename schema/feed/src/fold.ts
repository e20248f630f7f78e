/**
 * Letters that mean the same to a reader are made the same: case, width, apostrophes, keyboards. A name stays in its script.
 * Registers and the directory store folded names: after a change here, both have to fold again what they have stored.
 */

/**
 * Gives the words of a text divided by single blanks, in lower case, without punctuation.
 *
 * NFKC first; then the apostrophes of Uzbek Latin (six ways to write oʻ and gʻ), the letters on which Persian and Arabic
 * keyboards differ, vowel signs and zero-width joiners, the diacritics of Latin letters, and the stress of Cyrillic ones.
 * The Russian ё becomes е, as it is mostly written.
 *
 * @example
 * fold('«Oʻzbekiston»') // 'ozbekiston'
 */
export const fold = (text: string): string => foldForTransliteration(text).replaceAll('ё', 'е')

/** As {@link fold}, but ё stays: it is yo in Latin letters, and е is not. */
export function foldForTransliteration(text: string): string {
  return withoutMarks(text.replace(APOSTROPHES, '').normalize('NFKC').toLowerCase())
    .replace(INVISIBLE, '')
    .replace(/./gu, (letter) => SAME[letter] ?? letter)
    .replace(BETWEEN_WORDS, ' ')
    .trim()
}

// Apostrophes belong to a word. They are removed before NFKC, which makes a blank and a mark of some of them.
const APOSTROPHES = /['`´΄ʹʻʼʽʾʿˈ‘’‛′‵᾽᾿՚ꞌ＇]/gu
// What cannot be seen, the Arabic tatweel and the signs for vowels.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/gu

const SAME: Readonly<Record<string, string>> = {
  // Persian, Arabic and Pashto keyboards write the same sound with different letters.
  ...{ ي: 'ی', ى: 'ی', ې: 'ی', ۍ: 'ی', ئ: 'ی', ے: 'ی', ێ: 'ی' },
  ...{ ك: 'ک', ڪ: 'ک', ګ: 'گ', ؤ: 'و', أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا' },
  ...{ ة: 'ه', ۀ: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه', ۃ: 'ه', ۂ: 'ه' },
  ...digits('٠١٢٣٤٥٦٧٨٩'),
  ...digits('۰۱۲۳۴۵۶۷۸۹'),
  // Latin letters that no decomposition takes apart.
  ...{ đ: 'd', ð: 'd', ł: 'l', ø: 'o', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ə: 'a' },
  // Macedonian and Bulgarian write these two where a word without the mark would be another.
  ...{ ѐ: 'е', ѝ: 'и' },
}

function digits(row: string): Record<string, string> {
  return Object.fromEntries([...row].map((digit, value) => [digit, String(value)]))
}

/**
 * Every mark over a Latin letter goes. Of those over Cyrillic letters only the ones that show the stress: й, ў, ї and ќ are
 * letters of their own, not и, у, і and к with a mark.
 */
const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/(?<=\p{Script=Cyrillic})[\u0300-\u036f]+/gu, '')
