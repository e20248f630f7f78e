import { expect, test } from '@jest/globals'

import { anonymous, type Caller } from '../src/claims.ts'
import { may } from '../src/may.ts'
import { unauthenticated } from '../src/problem.ts'

const inAnHour = new Date(Date.now() + 3_600_000)
const caller = (claims: Partial<Caller>): Caller => ({
  subject: 'clerk-7',
  agency: 'BG',
  roles: ['registrar'],
  expiresAt: inAnHour,
  ...claims,
})

test('a registrar may act for the own agency', () => {
  expect(may(caller({ agency: 'BY' }), 'registrar', 'BY')).toBe(true)
})

test('a registrar may not act for another agency, and both are named', () => {
  expect(may(caller({}), 'registrar', 'BY')).toEqual({
    code: 'FORBIDDEN',
    reason: 'OTHER_AGENCY',
    message: 'Only a registrar of BY may do this; the token is that of a registrar of BG.',
  })
})

test('a publisher may not act as a registrar, and both are named', () => {
  expect(may(caller({ roles: ['publisher'] }), 'registrar', 'BY')).toEqual({
    code: 'FORBIDDEN',
    reason: 'OTHER_ROLE',
    message: 'Only a registrar of BY may do this; the token is that of a publisher of BG.',
  })
  expect(may(caller({ roles: [] }), 'registrar', 'BY')).toMatchObject({ code: 'FORBIDDEN', reason: 'OTHER_ROLE' })
})

test('a registrar of no agency may act for none', () => {
  expect(may(caller({ agency: undefined }), 'registrar', 'BY')).toMatchObject({ reason: 'OTHER_AGENCY' })
})

test('the International Agency is not a registrar of an agency', () => {
  const international = caller({ agency: undefined, roles: ['international'] })
  expect(may(international, 'international', undefined)).toBe(true)
  expect(may(international, 'registrar', 'BY')).toMatchObject({
    message: 'Only a registrar of BY may do this; the token is that of the International ISBN Agency.',
  })
})

test('somebody without a token is told whose token it takes', () => {
  expect(may(anonymous, 'registrar', 'BY')).toEqual({
    code: 'UNAUTHENTICATED',
    reason: 'TOKEN_MISSING',
    message: 'Only a registrar of BY may do this: send their token.',
  })
})

test('a refused token stays refused for its first reason', () => {
  const problem = unauthenticated('WRONG_ISSUER', 'The token is from another issuer.')
  expect(may(problem, 'registrar', 'BY')).toBe(problem)
})

test('a caller kept beyond the expiry of the token is refused', () => {
  expect(may(caller({}), 'registrar', 'BG', inAnHour)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'EXPIRED' })
})
