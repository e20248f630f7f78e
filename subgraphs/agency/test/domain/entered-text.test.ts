import { expect, test } from '@jest/globals'

import { problemWithNaming, problemWithSaid, saysSomething, tidied } from '../../src/domain/entered-text.ts'

test('what is entered is composed, and its spaces are single and inside, however deep it lies', () => {
  expect(tidied({ name: '  Cafe\u0301\n\t Press ', names: [{ name: ' A ' }], year: 2026, nothing: null })).toEqual({
    name: 'Café Press',
    names: [{ name: 'A' }],
    year: 2026,
    nothing: null,
  })
})

test('nothing that is said is empty, controls a printer or turns the writing around', () => {
  for (const text of ['', ' ', 'a\u0007b', 'a\u0085b', '\u202Eevil', '\u2067x', 'a\0b', '\ud800'])
    expect([text, problemWithSaid(text)]).toEqual([text, expect.any(String)])
  // Joiners and marks of direction are part of writing Persian and Hebrew.
  for (const text of ['می\u200Cخواهم', 'ספר\u200F!', '?']) expect(problemWithSaid(text)).toBeUndefined()
})

test('a name has a letter or a digit, of whatever script', () => {
  for (const name of ['\u200B', '—', '…']) expect(problemWithNaming(name)).toMatch(/letter/)
  for (const name of ['Дом', '5', '版', '٣']) expect(problemWithNaming(name)).toBeUndefined()
})

test.each(['', ' ', '\u200b', '\u2060\u00a0', '…'])('%j says nothing', (text) => {
  expect(saysSomething(text)).toBe(false)
})

test('whatever has a letter or a digit of any script says something', () => {
  expect(['no', 'Ў', '۷', '岩'].every(saysSomething)).toBe(true)
})
