/** A nation for tests: real groups of the range table, no real country, and a register of its own. */
import type { AgencyContext } from '@isbn-hub/agency/actions/agency-context'
import { smallestThatFits } from '@isbn-hub/agency/domain/length-policy'
import type { Nation } from '@isbn-hub/agency/domain/nation'
import { handIn, review, withdrawal } from '@isbn-hub/agency/domain/procedure'
import { openDatabase } from '@isbn-hub/agency/store/database'
import { defaultRanges } from '@isbn-hub/isbn/default-ranges'
import type { RangeTable } from '@isbn-hub/isbn/range-table'

import { testDatabase } from './database.ts'

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
  rules: {
    products: {
      excluded: [{ id: 'Q20', text: 'No serials.', source: 'invented', covers: ['SERIAL'] }],
      eligible: [
        { id: 'Q01', text: 'Books.', source: 'invented', covers: ['PRINTED_BOOK'] },
        {
          id: 'Q03',
          text: 'Chapters by themselves.',
          source: 'invented',
          covers: ['CHAPTER'],
          condition: { text: 'where it is available separately', fact: 'separatelyAvailable' },
        },
      ],
    },
    changes: [
      { id: 'C01', change: 'UNCHANGED_REPRINT', verdict: 'NO', text: 'Reprints keep it.', source: 'invented' },
      { id: 'C11', change: 'TITLE', verdict: 'YES', text: 'Titles take one.', source: 'invented' },
    ],
    placements: [
      {
        id: 'P01',
        forms: ['PAPERBACK'],
        where: 'On the back',
        mandatory: true,
        text: 'It must stand on the back.',
        source: 'invented',
      },
    ],
    fees: [
      {
        currency: 'XTS',
        decimals: 2,
        validFrom: '2026-01-01',
        tariffs: [{ id: 'F03', registrantLength: 3, amount: 12_50, text: 'Three digits: 12.50.', source: 'invented' }],
        waivers: [
          { id: 'F33', exhaustedLength: 3, registrantLength: 3, text: 'Three after three: free.', source: 'invented' },
        ],
      },
    ],
    documents: [
      {
        id: 'D01',
        code: 'NAME_DOCUMENT',
        name: 'A certificate',
        copies: 2,
        condition: 'where there is one',
        applicants: ['AUTHOR'],
        services: ['PUBLISHER_CODE'],
        text: 'Authors show a certificate.',
        source: 'invented',
      },
    ],
  },
  procedures: [
    {
      services: ['PUBLISHER_CODE', 'ADDITIONAL_CODE'],
      steps: [...handIn([]), ...withdrawal, ...review()],
      source: 'invented',
    },
  ],
  serviceLevel: { target: 1, limit: 3, source: 'invented' },
  workingWeek: { daysOff: [6, 7], holidays: ['01-01'] },
  jurisdiction: { id: 'J01', text: 'Whom the agency serves.', source: 'invented' },
  paperWords: [],
  sample: { note: 'invented', publishers: [] },
}

export const now = new Date('2026-11-21T20:30:00Z')

/** A agencyContext over a fresh register. */
export async function testAgencyContext(
  nation: Nation = testland,
  ranges: RangeTable = defaultRanges,
): Promise<AgencyContext & AsyncDisposable> {
  const empty = await testDatabase(anEmptyRegister)
  const database = await openDatabase(empty.url)
  return {
    nation,
    ranges,
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

let actRequests = 0
/** An actRequest of its own each time. */
export const actRequest = (idempotencyKey = `actRequest ${actRequests++}`) => ({ actor: 'registrar', idempotencyKey })
