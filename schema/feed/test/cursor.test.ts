import { decodeCursor, encodeCursor } from '@isbn-hub/feed/cursor'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'

const places = fc.record({
  epoch: fc.uuid(),
  sequence: fc.maxSafeNat(),
  hash: fc.stringMatching(/^[0-9a-f]{64}$/),
})

test('a cursor gives back the place it was made from, and the beginning of its hash as proof', () => {
  fc.assert(
    fc.property(places, ({ epoch, sequence, hash }) => {
      const text = encodeCursor({ epoch, sequence, hash })
      expect(text).toMatch(/^[\w-]{43}$/)
      expect(decodeCursor(text)).toEqual({ epoch, sequence, proof: hash.slice(0, 16) })
    }),
  )
})

test('what is not a cursor is POSITION_INVALID', () => {
  const cursor = encodeCursor({ epoch: '0b9f0f5e-6c7c-4d1e-9a56-0c8f3c1f2a11', sequence: 7, hash: 'ab'.repeat(32) })
  const wrong = [
    '',
    'x',
    cursor.slice(1),
    `${cursor}A`,
    `${cursor}=`,
    ` ${cursor}`,
    `!${cursor.slice(1)}`,
    '_'.repeat(43),
  ]
  for (const text of wrong)
    expect(() => decodeCursor(text)).toThrow(expect.objectContaining({ code: 'POSITION_INVALID' }))
})
