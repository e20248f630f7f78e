/**
 * The consonants of each word: the Arabic script mostly leaves vowels unwritten, so a name in it and the same name in
 * Latin letters have only these in common. A key for search; و, ی and ج count as vowels, since Latin spells them v, u, o,
 * i, y and j.
 */
export function consonantsOf(soundOrArabic: string): string {
  return soundOrArabic
    .replace(/./gu, (letter) => ARABIC[letter] ?? letter)
    .split(' ')
    .map((word) =>
      word
        .replace(/[aeiouv]/g, '')
        .replace(/(?<=.)h$/, '')
        .replace(/(.)\1+/g, '$1'),
    )
    .filter((word) => word.length > 1)
    .join(' ')
}

const ARABIC: Readonly<Record<string, string>> = {
  ...{ ا: '', و: '', ی: '', ع: '', ج: '', ء: '' },
  ...{ ب: 'b', پ: 'p', ت: 't', ط: 't', ټ: 't', ث: 's', س: 's', ص: 's', ش: 's', ښ: 's', څ: 'c', چ: 'c' },
  ...{ د: 'd', ډ: 'd', ذ: 'z', ز: 'z', ض: 'z', ظ: 'z', ژ: 'z', ږ: 'z', ځ: 'z', ر: 'r', ړ: 'r' },
  ...{ ح: 'h', خ: 'h', ه: 'h', غ: 'h', گ: 'h', ق: 'k', ک: 'k', ف: 'f', ل: 'l', م: 'm', ن: 'n', ڼ: 'n' },
}

export const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text)
