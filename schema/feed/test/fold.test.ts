import { fold } from '@isbn-hub/feed/fold'
import { expect, test } from '@jest/globals'

test('apostrophes, widths, keyboards and marks make no difference', () => {
  for (const written of [
    'Oʻzbekiston',
    'O‘zbekiston',
    'O’zbekiston',
    'Oʼzbekiston',
    "O'zbekiston",
    'O`zbekiston',
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
