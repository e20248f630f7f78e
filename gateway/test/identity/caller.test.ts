import type { Role } from '@isbn-hub/identity/claims'
import { expect, test } from '@jest/globals'

import { identifyWith } from '../../src/identity/caller.ts'

const expiresAt = new Date('2999-01-01T00:00:00Z')
const identify = (roles: readonly Role[]) =>
  identifyWith({ verify: async () => ({ subject: 'someone', agency: 'INTL', roles, expiresAt }) })('Bearer token')

test.each<[readonly Role[], boolean]>([
  [['international'], true],
  [['international', 'registrar'], false],
  [['publisher', 'international'], false],
  [['registrar'], false],
  [[], false],
])('a token is the International Agency’s where it holds that role and no other: %j', async (roles, international) => {
  expect(await identify(roles)).toEqual({ agency: 'INTL', international, authorization: 'Bearer token', expiresAt })
})
