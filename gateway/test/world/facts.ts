/** The facts of the tests' hub: three agencies, what they hold, and whose the numbers are. */
import { RangeTable } from '@isbn-hub/isbn/range-table'

import { DelegationTable } from '../../src/partition/delegations.ts'

const rule = (from: string, to: string, registrantLength: number) => ({ from, to, registrantLength })

/** The groups of the tests' agencies, cut as in July 2026. */
export const ranges = new RangeTable({
  source: 'the tests',
  serial: 'test',
  date: '2026-07-24T06:11:45.000Z',
  groups: [
    { value: '978-5', name: 'former U.S.S.R', rules: [rule('000', '999', 3)] },
    {
      value: '978-985',
      name: 'Belarus',
      rules: [
        rule('00', '39', 2),
        rule('400', '599', 3),
        rule('6000', '8799', 4),
        rule('880', '899', 3),
        rule('90000', '99999', 5),
      ],
    },
    {
      value: '978-954',
      name: 'Bulgaria',
      rules: [
        rule('00', '28', 2),
        rule('2900', '2999', 4),
        rule('300', '799', 3),
        rule('8000', '8999', 4),
        rule('90000', '92999', 5),
      ],
    },
    {
      value: '978-608',
      name: 'North Macedonia',
      rules: [
        rule('0', '0', 1),
        rule('10', '19', 2),
        rule('200', '449', 3),
        rule('4500', '6499', 4),
        rule('65000', '69999', 5),
        rule('7', '9', 1),
      ],
    },
  ],
})

export const INTERNATIONAL_ENDPOINT = 'http://international.test/graphql'
const endpointOf = (code: string): string => `http://${code.toLowerCase()}.test/graphql`

/** BY, BG and MK are ours; 978-5 is RU's, which isn't part of the hub. */
export const delegations = (endpoints: Readonly<Record<string, string>> = {}): DelegationTable =>
  new DelegationTable({
    version: '1.0',
    publication: '2026-11-21T00:00:00Z',
    agencies: [
      ...['BY', 'BG', 'MK'].map((code) => ({ code, name: code, endpoint: endpoints[code] ?? endpointOf(code) })),
      { code: 'RU', name: 'Russian agency', endpoint: null },
    ],
    delegations: [
      { agency: 'BY', from: '978985000000', to: '978985999999' },
      { agency: 'BG', from: '978954000000', to: '978954999999' },
      { agency: 'MK', from: '978608000000', to: '978608999999' },
      { agency: 'RU', from: '978500000000', to: '978599999999' },
    ],
  })

/** What one of the tests' agencies holds. */
interface Holdings {
  readonly publishers: Readonly<Record<string, Facts>>
  readonly prefixes: Readonly<Record<string, Facts>>
}

export type Facts = Readonly<Record<string, unknown>>

export const publisher = (id: string, name: string, ...prefixes: string[]): Facts => ({
  id,
  name,
  agency: { code: id.slice(0, 2) },
  names: [{ name, kind: 'OFFICIAL', language: null, script: 'Cyrl', from: null, until: null }],
  kind: 'ORGANISATION',
  status: 'ACTIVE',
  place: null,
  website: null,
  activityProfile: ['fiction'],
  prefixes: prefixes.map((value) => ({ value })),
  registeredOn: '2001-01-01',
  contact: { address: [`Box ${id}`], email: `${id.toLowerCase()}@example.org`, phone: null, person: null },
  successor: null,
  redactions: [],
})

const house = {
  BY: publisher('BY-1', 'Мастацкая літаратура', '978-985-02', '978-985-6020'),
  BG: publisher('BG-1', 'Хермес', '978-954-26'),
  MK: publisher('MK-1', 'Култура', '978-608-6000'),
}

const prefix = (value: string, status: string, publisher: Facts, ...isbns: string[]): Facts => ({
  value,
  status,
  publisher,
  publishers: [publisher],
  tenures: [{ publisher, prefix: { value }, from: '2001-01-01', until: null, reason: 'FIRST_ASSIGNMENT' }],
  assignedOn: '2001-01-01',
  issued: isbns.length,
  remaining: 100 - isbns.length,
  isbns: {
    nodes: isbns.map((isbn13) => ({ isbn13, status: 'ASSIGNED', publisher })),
    pageInfo: { hasNextPage: false, endCursor: null },
    totalCount: isbns.length,
  },
})

const holdings: Readonly<Record<string, Holdings>> = {
  BY: {
    publishers: { 'BY-1': house.BY },
    prefixes: {
      '978-985-02': prefix('978-985-02', 'CLOSED', house.BY),
      '978-985-6020': prefix('978-985-6020', 'ASSIGNED', house.BY, '9789856020202', '9789856020219'),
    },
  },
  BG: {
    publishers: { 'BG-1': house.BG },
    prefixes: { '978-954-26': prefix('978-954-26', 'ASSIGNED', house.BG, '9789542600008') },
  },
  MK: { publishers: { 'MK-1': house.MK }, prefixes: { '978-608-6000': prefix('978-608-6000', 'ASSIGNED', house.MK) } },
}

export type Representation = { readonly __typename: string } & Readonly<Record<string, string>>

/** What an agency tells of an entity of its own. */
export function agencyEntity(code: string, asked: Representation): Facts | null {
  const { publishers, prefixes } = holdings[code] ?? { publishers: {}, prefixes: {} }
  const own = publishers[`${code}-1`]
  switch (asked.__typename) {
    case 'Publisher':
      return publishers[asked['id'] ?? ''] ?? null
    case 'Prefix':
      return (
        prefixes[asked['value'] ?? ''] ?? { value: asked['value'], status: 'UNASSIGNED', issued: 0, publishers: [] }
      )
    default:
      return {
        isbn13: asked['isbn13'],
        status: 'ASSIGNED',
        publisher: own,
        publication: { title: 'A book', form: 'PAPERBACK' },
      }
  }
}

/** What Belarus alone tells of a publisher. */
export const extensionEntity = (id: string): Facts => ({
  id,
  publishingLicence: { number: `02330/${id}`, issuedOn: null },
})

const AGENCY_NAMES: Readonly<Record<string, string>> = {
  BY: 'National Book Chamber of Belarus',
  BG: 'Bulgarian agency',
  MK: 'Macedonian agency',
  RU: 'Russian agency',
}

/** What the International Agency tells. */
export function internationalEntity(asked: Representation): Facts | null {
  switch (asked.__typename) {
    case 'Publisher':
      return listed.find(({ id }) => id === asked['id']) ?? null
    case 'Agency':
      return agencyFacts(asked['code'] ?? '')
    default: {
      const group = ranges.group(asked['value'] ?? '')
      return group ? { value: group.value, name: group.name, agencies: [] } : null
    }
  }
}

const agencyFacts = (code: string): Facts => ({
  code,
  name: AGENCY_NAMES[code] ?? code,
  country: code,
  website: null,
  registrationGroups: ranges.groups
    .filter(({ value }) => delegations().ofNumber(value)?.agency === code)
    .map(({ value }) => internationalEntity({ __typename: 'RegistrationGroup', value })),
  delegations: [],
})

/** The directory holds every publisher, and knows more of agencies than these do of themselves. */
const listed = Object.entries(holdings).flatMap(([code, { publishers }]) =>
  Object.values(publishers).map((one): Facts => ({ ...one, agency: agencyFacts(code) })),
)

/** International's fields at the root. */
export const directory = {
  publishers: { nodes: listed, totalCount: listed.length, pageInfo: { hasNextPage: false, endCursor: null } },
  assignments: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
  agencies: () => Object.keys(AGENCY_NAMES).map(agencyFacts),
  agency: ({ code }: { code: string }) => (code in AGENCY_NAMES ? agencyFacts(code) : null),
  registrationGroups: () =>
    ranges.groups.map(({ value }) => internationalEntity({ __typename: 'RegistrationGroup', value })),
  registrationGroup: ({ value }: { value: string }) => internationalEntity({ __typename: 'RegistrationGroup', value }),
}

/** An agency's fields at the root. */
export const desk = (code: string) => ({
  eligibility: () => ({ verdict: 'YES', condition: `as ${code} has it` }),
  fee: () => ({ amount: '0', currency: code }),
  verifyPaper({ code: paper }: { readonly code: string }) {
    if (paper.endsWith('FA17')) throw new Error('The register said something unexpected.')
    if (!/000[12]$/.test(paper)) return null
    const cancelled = paper.endsWith('2')
    const issuedTo = '<script>alert("a house")</script>'
    return {
      code: paper,
      kind: 'CERTIFICATE',
      agency: code,
      issuedOn: '2026-11-22',
      current: !cancelled,
      notCurrentReason: cancelled ? 'NUMBER_CANCELLED' : null,
      issuedTo,
      isbns: ['978-985-6020-20-2'],
      numbers: [{ isbn: '978-985-6020-20-2', status: cancelled ? 'CANCELLED' : 'ASSIGNED' }],
    }
  },
})
