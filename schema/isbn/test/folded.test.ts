import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { fold } from '../src/folded.ts'

const POINTS = Array.from({ length: 0x110000 }, (_, point) => point).filter((point) => point < 0xd800 || point > 0xdfff)

test('the decimal digits of every script become 0 to 9, each script in its order', () => {
  const digits = POINTS.map((point) => String.fromCodePoint(point)).filter((character) => /\p{Nd}/u.test(character))
  expect(digits.length % 10).toBe(0)
  expect(fold(digits.join('')).text).toBe('0123456789'.repeat(digits.length / 10))
})

test('nothing but a digit becomes a digit', () => {
  const others = POINTS.map((point) => String.fromCodePoint(point)).filter((character) => !/\p{Nd}/u.test(character))
  expect(fold(others.join('')).text).not.toMatch(/[0-9]/)
})

test('ASCII stays as it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (text) => fold(text).text === text))
})

test('each character leads back to the one that it came from', () => {
  const text = '\ufeff𝟗a\u200b–Ｘ😀х'
  const folded = fold(text)
  expect(folded.text).toBe('9a-X😀Х')
  const back = (index: number) => text.slice(folded.startOf(index), folded.endOf(index))
  expect([0, 1, 2, 3, 4, 6].map(back)).toEqual(['𝟗', 'a', '–', 'Ｘ', '😀', 'х'])
})

test('whatever the text, offsets ascend and stay inside', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = fold(text)
      let last = 0
      for (let index = 0; index < folded.text.length; index++) {
        expect(folded.startOf(index)).toBeGreaterThanOrEqual(last)
        expect(folded.endOf(index)).toBeLessThanOrEqual(text.length)
        last = folded.startOf(index)
      }
    }),
  )
})
