import { fold, foldForTransliteration } from '@isbn-hub/feed/fold'
import { expect, test } from '@jest/globals'

test('apostrophes, widths, keyboards and marks make no difference', () => {
  for (const written of [
    'Oʻzbekiston',
    'O‘zbekiston',
    'O’zbekiston',
    'Oʼzbekiston',
    "O'zbekiston",
    'O`zbekiston',
    'O´zbekiston',
    'O\u00adʻzbekiston',
    'Ｏzbekiston',
  ])
    expect(fold(written)).toBe('ozbekiston')
  // Arabic yeh and kaf against Persian ones, a zero-width non-joiner, vowel signs, digits.
  expect(fold('كتابخانهٔ ملي')).toBe(fold('کتابخانهٔ ملی'))
  expect(fold('می‌خوانم')).toBe(fold('میخوانم'))
  expect(fold('مُحَمَّد ۱۴۰۵')).toBe('محمد 1405')
  expect(fold('Šumarstvo «Čakovec»')).toBe('sumarstvo cakovec')
  // Marks that make another letter stay: й is not и, ў is not у.
  expect(fold('Йод Ўзбек')).toBe('йод ўзбек')
})

test('the stress on a Cyrillic letter makes no difference, and ё is told from е only where letters are to be transliterated', () => {
  expect(fold('За\u0301мок')).toBe('замок')
  expect(fold('сѐ ѝ')).toBe('се и')
  expect(fold('Зиё')).toBe('зие')
  expect(foldForTransliteration('Зие\u0308')).toBe('зиё')
})
