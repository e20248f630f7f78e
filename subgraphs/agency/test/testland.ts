/** A nation for tests: real groups of the range table, no real country, and a register of its own. */
import { defaultRanges } from '@isbn-hub/isbn/default-ranges'

import type { Desk } from '../src/actions/desk.ts'
import { smallestThatFits } from '../src/domain/length-policy.ts'
import type { Nation } from '../src/domain/nation.ts'
import { openDatabase } from '../src/store/database.ts'
import { testDatabase } from '../src/testing/database.ts'

export const testland: Nation = {
  code: 'XX',
  country: 'Testland',
  agency: { name: 'Testland Book Office', address: ['1 Test Street'], source: 'invented' },
  // 9936 has two registrants of one digit: enough to see the end of a length class.
  groups: ['978-9936', '978-985'],
  sharedPrefixes: [{ value: '978-9936-400', holder: "Author's edition", source: 'invented' }],
  lengthPolicy: smallestThatFits,
  disclosure: { contact: false, publications: false },
  timeZone: 'Asia/Tashkent',
  sample: { note: 'invented', publishers: [] },
}

export const now = new Date('2026-11-21T20:30:00Z')

/** A desk over a fresh register. */
export async function testDesk(nation: Nation = testland): Promise<Desk & AsyncDisposable> {
  const empty = await testDatabase(anEmptyRegister)
  const database = await openDatabase(empty.url)
  return {
    nation,
    ranges: defaultRanges,
    database,
    clock: () => now,
    async [Symbol.asyncDispose]() {
      await database.close()
      await empty[Symbol.asyncDispose]()
    },
  }
}

/** Prepares a test database: the kernel's tables, nothing in them. */
export async function anEmptyRegister(url: string): Promise<void> {
  await (await openDatabase(url)).close()
}

let errands = 0
/** An errand of its own each time. */
export const errand = (idempotencyKey = `errand ${errands++}`) => ({ actor: 'registrar', idempotencyKey })
