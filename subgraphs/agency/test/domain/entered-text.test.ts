import { expect, test } from '@jest/globals'

import { problemWithName, problemWithText, saysSomething, tidied } from '../../src/domain/entered-text.ts'

test('entered text is composed and its spaces are single and inside, at any depth', () => {
  expect(tidied({ name: '  Cafe\u0301\n\t Press ', names: [{ name: ' A ' }], year: 2026, nothing: null })).toEqual({
    name: 'Café Press',
    names: [{ name: 'A' }],
    year: 2026,
    nothing: null,
  })
})

test('a text that controls a printer or turns the writing around is refused with the character and its path', () => {
  for (const [text, character] of [
    ['a\u0007b', 'U+0007'],
    ['a\u0085b', 'U+0085'],
    ['\u202Eevil', 'U+202E'],
    ['\u2067x', 'U+2067'],
    ['a\0b', 'U+0000'],
    ['\ud800', 'U+D800'],
  ] as const)
    expect(problemWithText(text, 10, ['contact', 'email'])).toMatchObject({
      code: 'CHARACTER_NOT_ALLOWED',
      facts: { field: 'contact.email', character },
      path: ['contact', 'email'],
    })
  // Joiners and marks of direction are part of writing Persian and Hebrew.
  for (const text of ['می\u200Cخواهم', 'ספר\u200F!', '?']) expect(problemWithText(text, 10, [])).toBeUndefined()
})

test('an empty text and one that is too long are refused', () => {
  for (const text of ['', ' ']) expect(problemWithText(text, 10, [])).toMatchObject({ code: 'TEXT_EMPTY' })
  expect(problemWithText('12345678901', 10, [])).toMatchObject({ code: 'TEXT_TOO_LONG', facts: { limit: 10 } })
})

test('a name has a letter or a digit, of whatever script', () => {
  for (const name of ['\u200B', '—', '…'])
    expect(problemWithName(name, 10, [])).toMatchObject({ code: 'NAME_UNREADABLE' })
  for (const name of ['Дом', '5', '版', '٣']) expect(problemWithName(name, 10, [])).toBeUndefined()
})

test.each(['', ' ', '\u200b', '\u2060\u00a0', '…'])('%j says nothing', (text) => {
  expect(saysSomething(text)).toBe(false)
})

test('whatever has a letter or a digit of any script says something', () => {
  expect(['no', 'Ў', '۷', '岩'].every(saysSomething)).toBe(true)
})
