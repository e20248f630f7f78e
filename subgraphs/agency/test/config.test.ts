import { resolve } from 'node:path'

import { expect, test } from '@jest/globals'

import { readConfig } from '../src/config.ts'

const needed = {
  DATABASE_URL: 'postgres://by@127.0.0.1/by',
  JWKS_URL: 'file:///keys.json',
  JWT_ISSUER: 'issuer',
  JWT_AUDIENCE: 'hub',
  FILES: 'files',
}

test('files lie in a folder, seen from where the process starts, or in a bucket', () => {
  expect(readConfig(needed).files).toBe(resolve('files'))
  const bucket = { FILES: 's3://papers/by?region=eu-north-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' }
  expect(readConfig({ ...needed, ...bucket }).files).toEqual({
    address: 'https://s3.eu-north-1.amazonaws.com/papers/by',
    region: 'eu-north-1',
    accessKeyId: 'id',
    secretAccessKey: 'key',
  })
})

test('links begin with the public address, whatever slashes it ends with', () => {
  expect(readConfig(needed).publicUrl).toBeUndefined()
  expect(readConfig({ ...needed, PUBLIC_URL: 'https://isbn.example.org/by/' }).publicUrl).toBe(
    'https://isbn.example.org/by',
  )
})

test('holidays are days, divided by commas', () => {
  expect(readConfig(needed).holidays).toEqual([])
  expect(readConfig({ ...needed, HOLIDAYS: '2026-04-13, 2026-05-05' }).holidays).toEqual(['2026-04-13', '2026-05-05'])
})

test('an operator says where fees are paid, and what a number costs where the document does not', () => {
  expect(readConfig(needed)).toMatchObject({ payee: undefined, feePerNumber: undefined })
  const PAYEE = JSON.stringify({ bank: ' State  Bank ', account: '0002' })
  expect(readConfig({ ...needed, PAYEE, FEE_PER_NUMBER: '5 UZS' })).toMatchObject({
    payee: { bank: 'State Bank', account: '0002' },
    feePerNumber: { currency: 'UZS', perNumber: { amount: 500 } },
  })
})

test.each([
  [{ FILES: undefined }, /^FILES is not set\./],
  [{ FILES: 'ftp://somewhere/else' }, /^FILES is "ftp:\/\/somewhere\/else" \(.*malformed\)/],
  [{ FILES: 's3://papers?region=x' }, /AWS_ACCESS_KEY_ID/],
  [{ SAMPLE_DATA: 'true' }, /^SAMPLE_DATA is "true"\. It must be yes or no/],
  [{ HOLIDAYS: '2026-04-13,2026-02-30' }, /^HOLIDAYS is "2026-04-13,2026-02-30"/],
  ...[
    '{',
    'null',
    '[]',
    '{"bank":"A"}',
    '{"bank":"A","account":7}',
    '{"bank":"","account":"7"}',
    '{"bank":"A","account":"7","iban":"7"}',
  ].map((PAYEE) => [{ PAYEE }, /^PAYEE is .* It must be a JSON object with/] as const),
  [{ FEE_PER_NUMBER: '5' }, /^FEE_PER_NUMBER is "5"\. It must be an amount/],
  [{ PUBLIC_URL: 'isbn.example.org' }, /^PUBLIC_URL is "isbn\.example\.org"/],
])('%j is refused with its reason', (wrong, reason) => {
  expect(() => readConfig({ ...needed, ...wrong })).toThrow(
    expect.objectContaining({ code: 'CONFIG_PROBLEM', message: expect.stringMatching(reason) }),
  )
})
