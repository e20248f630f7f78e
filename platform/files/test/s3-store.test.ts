import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { FileStore } from '../src/file-store.ts'
import { createS3Store, readS3Address, type S3Address } from '../src/s3-store.ts'
import { type S3Server, signatureOf, startS3 } from './s3-server.ts'

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }

let s3: S3Server
let store: FileStore
const storeWith = (given: typeof keys) =>
  createS3Store({
    ...(readS3Address(`s3://papers/of/xx?endpoint=${s3.endpoint}&region=eu-north-1`) as S3Address),
    ...given,
  })

beforeAll(async () => {
  s3 = await startS3(keys, 'eu-north-1')
  store = storeWith(keys)
})
afterAll(async () => s3[Symbol.asyncDispose]())

// The examples of the Amazon S3 API Reference: the server of these tests reckons as Amazon does.
test('the signatures are those of the published examples', () => {
  const common = { query: '', date: '20130524T000000Z', region: 'us-east-1' }
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  const welcome = '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072'
  const host = ['host', 'examplebucket.s3.amazonaws.com'] as const
  const get = signatureOf(
    {
      ...common,
      method: 'GET',
      path: '/test.txt',
      headers: [host, ['range', 'bytes=0-9'], ['x-amz-content-sha256', nothing], ['x-amz-date', common.date]],
      payload: nothing,
    },
    secret,
  )
  const put = signatureOf(
    {
      ...common,
      method: 'PUT',
      path: '/test%24file.text',
      headers: [
        ['date', 'Fri, 24 May 2013 00:00:00 GMT'],
        host,
        ['x-amz-content-sha256', welcome],
        ['x-amz-date', common.date],
        ['x-amz-storage-class', 'REDUCED_REDUNDANCY'],
      ],
      payload: welcome,
    },
    secret,
  )
  expect(get).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41')
  expect(put).toBe('98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd')
})

test('what is put is got again, from a stream as from bytes, under the bucket and the prefix', async () => {
  const large = Buffer.alloc(3_000_000, 'ab')
  await store.put('0a-1', Buffer.from('some bytes'))
  await store.put('0a-2', Readable.from([large.subarray(0, 7), large.subarray(7)]))
  expect([...s3.objects.keys()]).toEqual(['/papers/of/xx/0a-1', '/papers/of/xx/0a-2'])
  expect((await buffer((await store.get('0a-1'))!)).toString()).toBe('some bytes')
  expect((await buffer((await store.get('0a-2'))!)).equals(large)).toBe(true)
})

test('what was removed, and what never was, is not there', async () => {
  await store.put('0b-1', Buffer.from('x'))
  await store.remove('0b-1')
  await store.remove('0b-1')
  expect(await store.get('0b-1')).toBeUndefined()
  expect(await store.get('0b-2')).toBeUndefined()
})

test('of a stream that breaks nothing is kept', async () => {
  const breaks = Readable.from(
    (function* () {
      yield Buffer.from('half')
      throw new Error('gone')
    })(),
  )
  await expect(store.put('0c-1', breaks)).rejects.toThrow('gone')
  expect(await store.get('0c-1')).toBeUndefined()
})

test('keys that are wrong, and a service that is out of reach, are faults that say so and hold no key', async () => {
  const mistaken = storeWith({ ...keys, secretAccessKey: 'another' })
  const fault = await mistaken.put('0d-1', Buffer.from('x')).catch((error: Error) => error)
  expect(fault).toMatchObject({
    code: 'FILE_STORE_FAILED',
    message: 'The file store answered 403 SignatureDoesNotMatch.',
  })
  expect(JSON.stringify(fault)).not.toContain('another')
  s3.mishaps.push('hang up')
  await expect(store.get('0a-1')).rejects.toMatchObject({ code: 'FILE_STORE_FAILED', message: /out of reach/ })
})

test('a service that asks for patience is asked again', async () => {
  s3.mishaps.push(503, 503)
  await store.put('0e-1', Buffer.from('at last'))
  expect(s3.objects.get('/papers/of/xx/0e-1')?.toString()).toBe('at last')
})

test('a name that could be a path is no name', async () => {
  for (const name of ['', '../x', 'a/b', '.hidden', 'A', 'a?b'])
    await expect(store.put(name, Buffer.from('x'))).rejects.toThrow(/no name for a file/)
})

test.each([
  ['s3://', /malformed/],
  ['s3://Papers?region=x', /malformed/],
  ['s3://papers/../others?region=x', /malformed/],
  ['s3://papers', /needs a region/],
  ['s3://papers?endpoint=nowhere', /the endpoint is not a URL/],
])('an address such as %s is refused with its reason', (address, reason) => {
  expect(readS3Address(address)).toMatch(reason)
})

test('without an endpoint it is Amazon’s of the region', () => {
  expect(readS3Address('s3://papers/xx/?region=eu-north-1')).toEqual({
    address: 'https://s3.eu-north-1.amazonaws.com/papers/xx',
    region: 'eu-north-1',
  })
})
