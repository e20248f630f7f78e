import { expect, test } from '@jest/globals'

import { isLanguageTag, languageFor } from '../src/language.ts'

test.each([
  ['be', 'be'],
  ['be-BY, ru;q=0.8, en;q=0.5', 'be'],
  ['de, bg;q=0.5, mk;q=0.7', 'mk'],
  ['en-US,en;q=0.9', 'en'],
  ['uz-Cyrl-UZ', 'uz-Cyrl'],
])(
  '%s is answered in %s: the preferred range that a language fits, with its last subtags cut off',
  (header, language) => {
    expect(languageFor(header)).toBe(language)
  },
)

test.each([
  ['uz', 'uz-Latn'],
  ['uz-UZ', 'uz-Latn'],
  ['fa', 'fa-AF'],
  ['fa-IR', 'fa-AF'],
  ['prs', 'fa-AF'],
])('%s is answered in %s, which its speakers read', (header, language) => {
  expect(languageFor(header)).toBe(language)
})

test.each([undefined, '', '*', 'ru', 'sr-Cyrl', 'uz-AF', 'xx;q=2', 'be;q=0', ';;;', '\u0000', 'be'.repeat(100_000)])(
  '%j is answered in English',
  (header) => {
    expect(languageFor(header)).toBe('en')
  },
)

test('a language tag is well formed, whatever language it names', () => {
  expect(['be', 'uz-Cyrl', 'fa-AF', 'de-CH-1996', 'xx'].filter(isLanguageTag)).toHaveLength(5)
  expect(['', 'b', 'be_BY', 'be BY', 'a'.repeat(40), 'be-BY, ru'].filter(isLanguageTag)).toEqual([])
})
