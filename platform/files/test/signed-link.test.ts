import { randomBytes } from 'node:crypto'

import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { LINK_LIFE, LinkSigner } from '../src/signed-link.ts'

const key = randomBytes(32)
let now = Date.UTC(2026, 10, 21, 20, 30)
const signer = new LinkSigner(key, () => new Date(now))
const terms = { method: 'GET', path: '/files/1', purpose: 'download', subject: 'BY-1042' } as const

test('a link opens what it was made for, in every process that has the key, and says for whom', () => {
  const { target, expiresAt } = signer.sign(terms)
  expect(expiresAt.getTime()).toBe(now + LINK_LIFE)
  const other = new LinkSigner(Buffer.from(key), () => new Date(now))
  expect(other.open('GET', target, 'download')).toMatchObject({ subject: 'BY-1042' })
  expect(signer.open('HEAD', target, 'download')).toMatchObject({ subject: 'BY-1042' })
})

test('it opens nothing else: no other method, path, purpose, and nothing under another key', () => {
  const { target } = signer.sign(terms)
  expect(signer.open('PUT', target, 'download')).toBe('LINK_ALTERED')
  expect(signer.open('GET', target.replace('/files/1', '/files/2'), 'download')).toBe('LINK_ALTERED')
  expect(signer.open('GET', target, 'paper')).toBe('LINK_ALTERED')
  expect(new LinkSigner(randomBytes(32), () => new Date(now)).open('GET', target, 'download')).toBe('LINK_ALTERED')
  expect(signer.open('GET', '/files/1', 'download')).toBe('LINK_MISSING')
})

test('it is good for ten minutes, and whoever moves the end has altered it', () => {
  const { target, expiresAt } = signer.sign(terms)
  now = expiresAt.getTime() - 1
  expect(signer.open('GET', target, 'download')).toMatchObject({ subject: 'BY-1042' })
  now = expiresAt.getTime()
  expect(signer.open('GET', target, 'download')).toBe('LINK_EXPIRED')
  const later = target.replace(/until=\d+/, `until=${expiresAt.getTime()}`)
  expect(signer.open('GET', later, 'download')).toBe('LINK_ALTERED')
})

test('each link is its own, even of two made for the same at one moment', () => {
  expect(signer.sign(terms).target).not.toBe(signer.sign(terms).target)
})

test('what was added to it is told apart from what was signed; a sealed part said twice is altered', () => {
  const { target } = signer.sign(terms)
  const opened = signer.open('GET', `${target}&name=scan.pdf`, 'download')
  expect(opened).toMatchObject({ subject: 'BY-1042' })
  expect(String((opened as { unsigned: URLSearchParams }).unsigned)).toBe('name=scan.pdf')
  expect(signer.open('GET', `${target}&for=BY-1`, 'download')).toBe('LINK_ALTERED')
  expect(signer.open('GET', target.replace('for=', 'FOR='), 'download')).toBe('LINK_ALTERED')
})

test('any subject comes back as it was, and one changed character anywhere closes the link', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.constantFrom(...'0aZ_-'), (subject, place, character) => {
      const { target } = signer.sign({ ...terms, subject })
      expect(signer.open('GET', target, 'download')).toMatchObject({ subject })
      const from = target.indexOf('?')
      const at = from + 1 + (place % (target.length - from - 1))
      const altered = target.slice(0, at) + character + target.slice(at + 1)
      fc.pre(new URLSearchParams(altered.slice(from)).toString() !== new URLSearchParams(target.slice(from)).toString())
      expect(['LINK_ALTERED', 'LINK_MISSING']).toContain(signer.open('GET', altered, 'download'))
    }),
  )
})
