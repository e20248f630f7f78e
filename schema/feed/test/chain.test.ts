import { canonicalJson } from '@isbn-hub/feed/canonical-json'
import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import { formatPosition, parsePosition } from '@isbn-hub/feed/position'
import { expect, test } from '@jest/globals'

const EPOCH = '0b9f0f5e-6c7c-4d1e-9a56-0c8f3c1f2a11'

test('the chain hashes the previous bytes and EPOCH:SEQUENCE:BODY', () => {
  // printf of 32 zero bytes and the text, through sha256sum.
  expect(chainHash(GENESIS, EPOCH, 1, '{"name":"Бард"}')).toBe(
    '8f2c957caf603522e6ab754d13e4fba505ddf9d80c7c80fc88fb861fd5524ef7',
  )
})

test('equal values have one text, whatever the order of their keys', () => {
  const text = '{"a":[1,{"b":null,"c":"Ўзбек"}],"d":true}'
  expect(canonicalJson({ d: true, a: [1, { c: 'Ўзбек', b: null }], absent: undefined })).toBe(text)
  expect(canonicalJson(JSON.parse(text))).toBe(text)
})

test('a position travels as EPOCH:SEQUENCE, and nothing else is one', () => {
  expect(parsePosition(formatPosition({ epoch: EPOCH, sequence: 42 }))).toEqual({ epoch: EPOCH, sequence: 42 })
  for (const wrong of ['', '42', `${EPOCH}:`, `${EPOCH}:-1`, `${EPOCH}:01`, `${EPOCH}:9999999999999999`, `${EPOCH}:1 `])
    expect(() => parsePosition(wrong)).toThrow(expect.objectContaining({ code: 'POSITION_INVALID' }))
})
