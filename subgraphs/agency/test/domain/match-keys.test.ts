import { expect, test } from '@jest/globals'

import { emailKey, nameKey, taxKey } from '../../src/domain/match-keys.ts'

test.each([
  ['case, quotes and punctuation', 'ИЗДАТЕЛЬСТВО «УЗОР»', 'Издательство "Узор."'],
  ['spaces', 'А. С. Иванов', 'А.С.Иванов'],
  ['a hyphen', 'Zed-Books', 'Zed  Books'],
  ['accents', 'Éditions Šuma', 'Editions Suma'],
  ['apostrophes', "O'zbekiston", 'Oʻzbekiston'],
  ['keyboards', 'كتاب ملي', 'کتاب ملی'],
])('a name is the same however it is written: %s', (_, one, other) => {
  expect(nameKey(one)).toBe(nameKey(other))
})

test('another name is another: й is not и, and a word more is a word more', () => {
  expect(nameKey('Май')).not.toBe(nameKey('Маи'))
  expect(nameKey('Узор')).not.toBe(nameKey('Узор плюс'))
})

test('registers store these keys: a change of their form needs a migration that computes all of them again', () => {
  expect(['Éditions Šuma', 'ИЗДАТЕЛЬСТВО «УЗОР»', "O'zbekiston", 'كتاب ملي'].map(nameKey)).toEqual([
    'editionssuma',
    'издательствоузор',
    'ozbekiston',
    'کتابملی',
  ])
})

test('a tax number is the same with or without its blanks and signs, an address in whatever case', () => {
  expect(['XX 12-34', 'xx1234', 'XX.12/34'].map(taxKey)).toEqual(['xx1234', 'xx1234', 'xx1234'])
  expect(emailKey('House@Example.com')).toBe('house@example.com')
  expect([taxKey('---'), taxKey(''), taxKey(undefined), emailKey(''), emailKey(undefined)]).toEqual(Array(5).fill(null))
})
