import { encodeCursor } from '@isbn-hub/feed/cursor'
import { networkSource } from '@isbn-hub/feed/network-source'
import { testDatabase } from '@isbn-hub/test/database'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'

import { startInternational } from '../../src/start-international.ts'
import {
  type AgencyFeed,
  anEmptyDirectory,
  isbnGiven,
  openFeed,
  prefixGiven,
  publisher,
  registered,
  told,
} from '../agency-feed.ts'
import { until } from '../directory.ts'

let base: string
let belarus: AgencyFeed
const release: (() => PromiseLike<unknown>)[] = []

const harvest = publisher('BY-1001', 'Харвест', {
  place: 'Мінск',
  website: 'https://example.org',
  activityProfile: ['fiction'],
})
const science = publisher('BY-1002', 'Беларуская навука', { kind: 'STATE', registeredOn: '2026-10-05' })
const gone = publisher('BY-1003', 'Юнацтва', { registeredOn: '2025-01-07' })
const bard = publisher('BG-1001', 'Бард')
const uzbekistan = publisher('UZ-1001', '"O‘zbekiston" NMIU')
const khawar = publisher('AF-1001', 'انتشارات خاور', { place: 'کابل' })

beforeAll(async () => {
  const feeds = { BY: await openFeed(), BG: await openFeed(), UZ: await openFeed(), AF: await openFeed() }
  belarus = feeds.BY
  await feeds.BY.append(
    registered(harvest),
    registered(science),
    prefixGiven(harvest, '978-985-16', { assignedOn: '2026-11-02' }),
    prefixGiven(science, '978-985-08'),
    prefixGiven(harvest, '978-985-6020', { publishers: ['BY-1001', 'BY-1002'] }),
    isbnGiven(harvest, '9789856020202', '978-985-6020'),
    registered(gone),
    told('PUBLISHER_CLOSED', { ...gone, status: 'CEASED' }, '2026-11-10T09:00:00Z'),
  )
  await feeds.BG.append(registered(bard), prefixGiven(bard, '978-954-585'))
  await feeds.UZ.append(registered(uzbekistan))
  await feeds.AF.append(registered(khawar))
  const database = await testDatabase(anEmptyDirectory)
  const served = await Promise.all(
    Object.entries(feeds).map(async ([code, feed]) => [code, await feed.serve()] as const),
  )
  const running = await startInternational({
    databaseUrl: database.url,
    host: '127.0.0.1',
    port: 0,
    rangeMessage: undefined,
    // Nobody answers for North Macedonia.
    agencies: new Map([...served.map(([code, { url }]) => [code, url] as const), ['MK', 'http://127.0.0.1:9/graphql']]),
  })
  base = `http://127.0.0.1:${running.port}`
  release.push(
    () => running.stop(),
    ...served.map(
      ([, agency]) =>
        () =>
          agency.stop(),
    ),
    ...Object.values(feeds).map((feed) => () => feed[Symbol.asyncDispose]()),
    () => database[Symbol.asyncDispose](),
  )
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(`update delegation set since = '1993-01-01' where agency = 'MK'`)
  await client.end()
  await until(async () => {
    const { agencies } = await ask('{ agencies { code feed { state } } }')
    return agencies.filter(({ feed }: any) => feed?.state === 'LIVE').length === 4
  })
})

afterAll(async () => {
  for (const letGo of release) await letGo()
})

async function answer(query: string, variables: object = {}): Promise<any> {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

async function ask(query: string, variables: object = {}): Promise<any> {
  const { data, errors } = await answer(query, variables)
  expect(errors).toBeUndefined()
  return data
}

const codeOf = async (query: string, variables: object = {}): Promise<string> =>
  (await answer(query, variables)).errors[0].extensions.code

describe('agencies and groups', () => {
  test('an agency has its groups, its spans and the state of its feed', async () => {
    const { agency } = await ask(`{ agency(code: "BY") {
      code name country website registrationGroups { value name } delegations { from to since until agency { code } }
      feed { state sequence lagSeconds lastContactAt reason } } }`)
    expect(agency).toEqual({
      code: 'BY',
      name: 'National Book Chamber of Belarus',
      country: 'Belarus',
      website: null,
      registrationGroups: [{ value: '978-985', name: 'Belarus' }],
      delegations: [{ from: '978985000000', to: '978985999999', since: null, until: null, agency: { code: 'BY' } }],
      feed: {
        state: 'LIVE',
        sequence: '8',
        lagSeconds: 0,
        lastContactAt: expect.stringMatching(/^2\d{3}-.*Z$/),
        reason: null,
      },
    })
  })

  test('an agency that does not answer was never heard of, and one without an address has no feed', async () => {
    const { agencies } = await ask('{ agencies { code feed { state sequence lastContactAt } } }')
    const feeds = Object.fromEntries(agencies.map(({ code, feed }: any) => [code, feed]))
    expect(feeds['MK']).toMatchObject({ sequence: '0', lastContactAt: null })
    expect(feeds['INTL']).toBeNull()
    expect(await ask('{ agency(code: "XX") { code } }')).toEqual({ agency: null })
  })

  test('every group of the range table is there, a shared one with those who share it', async () => {
    const { registrationGroups } = await ask('{ registrationGroups { value agencies { code } } }')
    expect(registrationGroups.length).toBeGreaterThan(250)
    const groups = new Map(registrationGroups.map(({ value, agencies }: any) => [value, agencies]))
    expect(groups.get('978-5')).toEqual([{ code: 'SU' }])
    expect(groups.get('978-954')).toEqual([{ code: 'BG' }])
    expect(groups.get('978-3')).toEqual([])
    const own = await ask('{ registrationGroups(agency: "BG") { value } }')
    expect(own.registrationGroups).toEqual([{ value: '978-619' }, { value: '978-954' }])
    expect(await ask('{ registrationGroup(value: "978-1234") { value } }')).toEqual({ registrationGroup: null })
  })

  test('a range says how many prefixes it holds and how many were given out', async () => {
    const { registrationGroup } = await ask(
      '{ registrationGroup(value: "978-985") { ranges { from to registrantLength capacity assigned exhaustedOn } } }',
    )
    expect(registrationGroup.ranges).toContainEqual({
      from: '00',
      to: '39',
      registrantLength: 2,
      capacity: 40,
      assigned: 2,
      exhaustedOn: null,
    })
    expect(registrationGroup.ranges).toContainEqual({
      from: '6000',
      to: '8799',
      registrantLength: 4,
      capacity: 2800,
      assigned: 1,
      exhaustedOn: null,
    })
  })
})

describe('the directory', () => {
  const NAMES =
    'query ($search: String, $filter: PublisherFilter, $first: Int, $after: Cursor) { publishers(search: $search, filter: $filter, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } totalCount facets { field value count } } }'
  const ids = async (variables: object): Promise<string[]> =>
    (await ask(NAMES, variables)).publishers.nodes.map(({ id }: any) => id)

  test('holds what each agency has made public of a publisher', async () => {
    const { publishers } = await ask(`{ publishers(search: "harvest") { nodes {
      id name names { name kind } kind status place website activityProfile registeredOn agency { code } } } }`)
    expect(publishers.nodes).toEqual([
      {
        id: 'BY-1001',
        name: 'Харвест',
        names: [{ name: 'Харвест', kind: 'OFFICIAL' }],
        kind: 'ORGANISATION',
        status: 'ACTIVE',
        place: 'Мінск',
        website: 'https://example.org',
        activityProfile: ['fiction'],
        registeredOn: '2026-11-21',
        agency: { code: 'BY' },
      },
    ])
  })

  test.each([
    ['Харвест', 'BY-1001'],
    ['Kharvest', 'BY-1001'],
    ['bielaruskaja navuka', 'BY-1002'],
    ['навука', 'BY-1002'],
    ['bard', 'BG-1001'],
    ['Ўзбекистон', 'UZ-1001'],
    ["o'zbekiston", 'UZ-1001'],
    ['Ozbekistan', 'UZ-1001'],
    ['khawar', 'AF-1001'],
    ['خاور', 'AF-1001'],
    ['انتشارات', 'AF-1001'],
  ])('%s is found', async (search, id) => {
    expect((await ids({ search }))[0]).toBe(id)
  })

  test.each([
    ['BY-1001', ['BY-1001']],
    [' by-1001 ', ['BY-1001']],
    ['by–1002', ['BY-1002']],
    ['BY-999999', []],
    ['978-985-6020', ['BY-1001', 'BY-1002']],
    ['9789856020', ['BY-1001', 'BY-1002']],
    ['978 985 16', ['BY-1001']],
    ['985-16', ['BY-1001']],
    ['978-985-6020-21-9', ['BY-1001', 'BY-1002']],
    // The number of one of those who share the prefix.
    ['ISBN 978-985-6020-20-2', ['BY-1001']],
    ['978-985', ['BY-1001', 'BY-1002']],
    ['978-985-6', ['BY-1001', 'BY-1002']],
    ['978-954-585', ['BG-1001']],
    ['978-985-6020-20-3', []],
    ['1984', []],
  ])('%s finds who has this id, or holds this prefix or number', async (search, found) => {
    expect(await ids({ search })).toEqual(found)
    expect(await ids({ search, filter: { agencies: ['MK'] } })).toEqual([])
  })

  test.each(['Мінск', 'Минск', 'minsk', ' MINSK '])('%s finds who publishes there', async (place) => {
    expect(await ids({ filter: { place } })).toEqual(['BY-1001'])
    expect(await ids({ search: place })).toEqual(['BY-1001'])
  })

  test.each(['کابل', 'Kabul', 'КАБУЛ'])('%s finds who publishes there, in whatever script', async (place) => {
    expect(await ids({ filter: { place } })).toEqual(['AF-1001'])
    expect(await ids({ search: place })).toEqual(['AF-1001'])
  })

  test('a place is met as a whole, and one that nobody publishes in by nobody', async () => {
    for (const place of ['Мін', 'Minsk 2', 'Sofia', '!']) expect(await ids({ filter: { place } })).toEqual([])
  })

  test('a misspelt search finds what is like it, and nonsense nothing', async () => {
    expect(await ids({ search: 'harvst' })).toContain('BY-1001')
    expect(await ids({ search: 'xyzzyx' })).toEqual([])
    expect(await ids({ search: '%' })).toEqual([])
  })

  test('is filtered by agency, group, status and day of registration', async () => {
    expect(await ids({ filter: { agencies: ['BG', 'AF'] } })).toEqual(['BG-1001', 'AF-1001'])
    expect(await ids({ filter: { registrationGroups: ['978-954'] } })).toEqual(['BG-1001'])
    expect(await ids({ filter: { status: 'CEASED' } })).toEqual(['BY-1003'])
    expect(await ids({ filter: { agencies: ['BY'], registeredSince: '2026-11-01' } })).toEqual(['BY-1001'])
    expect(await ids({ search: 'harvest', filter: { agencies: ['BG'] } })).toEqual([])
  })

  test('is read page by page, each publisher once, and counted', async () => {
    for (const search of ['', null]) {
      const seen: string[] = []
      let after: string | null = null
      for (let more = true; more;) {
        const { publishers }: any = await ask(NAMES, { search, first: 2, after })
        seen.push(...publishers.nodes.map(({ id }: any) => id))
        expect(publishers.totalCount).toBe(6)
        ;({ endCursor: after, hasNextPage: more } = publishers.pageInfo)
      }
      expect(seen).toEqual(['UZ-1001', 'BG-1001', 'BY-1002', 'BY-1001', 'BY-1003', 'AF-1001'])
    }
    const { publishers } = await ask(NAMES, {})
    expect(publishers.facets).toContainEqual({ field: 'agency', value: 'BY', count: 3 })
    expect(publishers.facets).toContainEqual({ field: 'status', value: 'CEASED', count: 1 })
    expect(publishers.facets).toContainEqual({ field: 'kind', value: 'STATE', count: 1 })
  })

  test('is read from the end page by page too, with a cursor for each publisher', async () => {
    const BACKWARD = `query ($search: String, $last: Int, $before: Cursor, $first: Int, $after: Cursor) {
      publishers(search: $search, last: $last, before: $before, first: $first, after: $after) {
        edges { cursor node { id } } nodes { id } pageInfo { hasPreviousPage hasNextPage startCursor endCursor } } }`
    for (const search of ['', 'b', 'harvst']) {
      const { publishers: whole } = await ask(BACKWARD, { search, first: 100 })
      const seen: any[] = []
      let before: string | null = null
      for (let more = true; more;) {
        const { publishers }: any = await ask(BACKWARD, { search, last: 2, before })
        expect(publishers.nodes).toEqual(publishers.edges.map(({ node }: any) => node))
        expect(publishers.pageInfo).toMatchObject({
          hasNextPage: before !== null,
          startCursor: publishers.edges[0].cursor,
          endCursor: publishers.edges.at(-1).cursor,
        })
        seen.unshift(...publishers.edges)
        ;({ startCursor: before, hasPreviousPage: more } = publishers.pageInfo)
      }
      expect(seen).toEqual(whole.edges)
      const [one, , , two] = whole.edges
      if (!two) continue
      const { publishers } = await ask(BACKWARD, { search, after: one.cursor, before: two.cursor })
      expect(publishers.edges).toEqual(whole.edges.slice(1, 3))
      expect(publishers.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false })
    }
    expect(await codeOf(BACKWARD, { first: 1, last: 1 })).toBe('BAD_USER_INPUT')
    expect(await codeOf(BACKWARD, { last: 101 })).toBe('BAD_USER_INPUT')
    expect(await codeOf(BACKWARD, { last: 1, before: 'x' })).toBe('BAD_USER_INPUT')
  })

  test('refuses pages that are too large and cursors that are none', async () => {
    expect(await codeOf(NAMES, { first: 101 })).toBe('BAD_USER_INPUT')
    expect(await codeOf(NAMES, { first: 0 })).toBe('BAD_USER_INPUT')
    expect(await codeOf(NAMES, { after: 'x' })).toBe('BAD_USER_INPUT')
    expect(await codeOf(NAMES, { search: 'bard', after: 'WyJPUkRFUiIsIiIsIiJd' })).toBe('BAD_USER_INPUT')
  })

  test('answers for agencies, groups and publishers by their keys, in order, in one call', async () => {
    const { _entities } = await ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on Publisher { id name } ... on Agency { code country } ... on RegistrationGroup { value group: name } } }`,
      {
        of: [
          { __typename: 'Publisher', id: 'BG-1001' },
          { __typename: 'Publisher', id: 'BG-9' },
          { __typename: 'Agency', code: 'UZ' },
          { __typename: 'RegistrationGroup', value: '978-86' },
          { __typename: 'Publisher', id: 'BY-1001' },
        ],
      },
    )
    expect(_entities).toEqual([
      { id: 'BG-1001', name: 'Бард' },
      null,
      { code: 'UZ', country: 'Uzbekistan' },
      { value: '978-86', group: 'former Yugoslavia' },
      { id: 'BY-1001', name: 'Харвест' },
    ])
  })
})

describe('the journal', () => {
  const PAGE = `query ($after: Cursor, $first: Int, $filter: AssignmentFilter) {
    assignments(after: $after, first: $first, filter: $filter) {
      nodes { cursor kind at sequence agency { code } publisherName publisher { id name } prefix { value } isbn { isbn13 } }
      pageInfo { hasNextPage endCursor } } }`

  async function readAll(first: number, filter?: object): Promise<any[]> {
    const read: any[] = []
    let after: string | null = null
    for (let more = true; more;) {
      const { assignments }: any = await ask(PAGE, { after, first, filter })
      read.push(...assignments.nodes)
      ;({ endCursor: after, hasNextPage: more } = assignments.pageInfo)
    }
    return read
  }

  test('holds every agency’s events, each agency’s in its order', async () => {
    const all = await readAll(100)
    expect(all).toHaveLength(12)
    const belarusian = all.filter(({ agency }) => agency.code === 'BY')
    expect(belarusian.map(({ sequence }) => sequence)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
    expect(belarusian[5]).toEqual({
      cursor: expect.stringMatching(/^[\w-]{43}$/),
      kind: 'ISBN_ASSIGNED',
      at: '2026-11-21T20:18:00.123Z',
      sequence: '6',
      agency: { code: 'BY' },
      publisherName: 'Харвест',
      publisher: { id: 'BY-1001', name: 'Харвест' },
      prefix: { value: '978-985-6020' },
      isbn: { isbn13: '9789856020202' },
    })
  })

  test('is the same by pages of any size, and from any cursor on', async () => {
    const all = await readAll(100)
    expect(await readAll(1)).toEqual(all)
    expect(await readAll(5)).toEqual(all)
    const { assignments } = await ask(PAGE, { after: all[3].cursor })
    expect(assignments.nodes).toEqual(all.slice(4))
  })

  test('is read from its end, the latest events first asked for', async () => {
    const all = await readAll(100)
    const latest = `query ($last: Int, $before: Cursor, $filter: AssignmentFilter) { assignments(last: $last, before: $before, filter: $filter) {
      edges { cursor node { cursor } } pageInfo { hasPreviousPage hasNextPage startCursor endCursor } } }`
    const cursors = (entries: any[]): string[] => entries.map(({ cursor }) => cursor)
    const { assignments: end } = await ask(latest, { last: 5 })
    expect(cursors(end.edges)).toEqual(cursors(all.slice(-5)))
    expect(end.edges.map(({ node }: any) => node.cursor)).toEqual(cursors(end.edges))
    expect(end.pageInfo).toEqual({
      hasPreviousPage: true,
      hasNextPage: false,
      startCursor: all.at(-5).cursor,
      endCursor: all.at(-1).cursor,
    })
    const { assignments: rest } = await ask(latest, { last: 100, before: end.pageInfo.startCursor })
    expect(cursors(rest.edges)).toEqual(cursors(all.slice(0, -5)))
    expect(rest.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true, endCursor: all.at(-6).cursor })
    const { assignments: bulgarian } = await ask(latest, { last: 1, filter: { agencies: ['BG'] } })
    expect(cursors(bulgarian.edges)).toEqual(cursors(all.filter(({ agency }) => agency.code === 'BG').slice(-1)))
    expect(bulgarian.pageInfo.endCursor).toBe(all.at(-1).cursor)
    const forged = encodeCursor({ epoch: '00000000-0000-0000-0000-000000000000', sequence: 1, hash: 'ab'.repeat(32) })
    expect(await codeOf(latest, { last: 1, before: forged })).toBe('EPOCH_CHANGED')
  })

  test('is filtered without losing its place', async () => {
    const all = await readAll(100)
    const filters = [
      { agencies: ['BG'] },
      { kinds: ['PREFIX_ASSIGNED', 'ISBN_ASSIGNED'] },
      { registrationGroups: ['978-985'] },
      { agencies: ['BY'], kinds: ['PUBLISHER_CLOSED'] },
      { agencies: ['MK'] },
    ]
    const meets =
      ({ agencies, kinds, registrationGroups }: any) =>
      ({ agency, kind, prefix }: any): boolean =>
        (!agencies || agencies.includes(agency.code)) &&
        (!kinds || kinds.includes(kind)) &&
        (!registrationGroups || registrationGroups.some((group: string) => prefix?.value.startsWith(`${group}-`)))
    for (const filter of filters) expect(await readAll(1, filter)).toEqual(all.filter(meets(filter)))
    // Behind the last that meets the filter, the cursor stands at the end: what comes later is read from there.
    const { assignments } = await ask(PAGE, { filter: { agencies: ['MK'] } })
    expect(assignments.pageInfo.endCursor).toBe(all.at(-1).cursor)
  })

  test('says which way a cursor is wrong, and never skips', async () => {
    const [first] = await readAll(100)
    const bytes = Buffer.from(first.cursor, 'base64url')
    const change = (at: number): string => {
      const other = Buffer.from(bytes)
      other[at]! ^= 1
      return other.toString('base64url')
    }
    expect(await codeOf(PAGE, { after: 'nonsense' })).toBe('POSITION_INVALID')
    expect(await codeOf(PAGE, { after: change(31) })).toBe('POSITION_INVALID')
    expect(await codeOf(PAGE, { after: change(23) })).toBe('POSITION_INVALID')
    expect(await codeOf(PAGE, { after: change(0) })).toBe('EPOCH_CHANGED')
    expect(await codeOf(PAGE, { after: change(20) })).toBe('POSITION_AHEAD')
    expect(await codeOf(PAGE, { first: 1_001 })).toBe('BAD_USER_INPUT')
  })

  test('is a feed too: its entries chain, and each has the cursor of its place', async () => {
    const all = await readAll(100)
    const ended = new AbortController()
    const cursors: string[] = []
    for await (const { epoch, entries } of networkSource({ url: `${base}/graphql`, field: 'journal' }).open(
      undefined,
      ended.signal,
    )) {
      cursors.push(...entries.map((entry) => encodeCursor({ epoch, ...entry })))
      if (cursors.length === all.length) break
    }
    ended.abort()
    expect(cursors).toEqual(all.map(({ cursor }) => cursor))
  })

  test('has a new event within a second of its commit', async () => {
    const { assignments } = await ask(PAGE, {})
    await belarus.append(told('PUBLISHER_RENAMED', { ...science, name: 'Навука' }))
    let next: any[] = []
    await until(async () => {
      next = (await ask(PAGE, { after: assignments.pageInfo.endCursor })).assignments.nodes
      return next.length > 0
    }, 1_000)
    expect(next).toMatchObject([{ kind: 'PUBLISHER_RENAMED', sequence: '9', publisher: { name: 'Навука' } }])
  })
})

test('statistics count each agency month by month', async () => {
  const { statistics } = await ask(
    `{ statistics(from: "2026-10-01", to: "2026-11-30", agencies: ["BY"]) {
      agency { code } from to publishersRegistered publishersActive prefixesAssigned isbnsAssigned } }`,
  )
  const agency = { code: 'BY' }
  expect(statistics).toEqual([
    {
      agency,
      from: '2026-10-01',
      to: '2026-10-31',
      publishersRegistered: 1,
      publishersActive: 2,
      prefixesAssigned: 0,
      isbnsAssigned: 0,
    },
    {
      agency,
      from: '2026-11-01',
      to: '2026-11-30',
      publishersRegistered: 1,
      publishersActive: 2,
      prefixesAssigned: 3,
      isbnsAssigned: 1,
    },
  ])
  const all = await ask('{ statistics { agency { code } } }')
  expect(all.statistics).toHaveLength(5 * 12)
  const year = await ask(
    '{ statistics(from: "2025-11-01", to: "2026-11-30", interval: DAY, agencies: ["BY"]) { from } }',
  )
  expect(year.statistics).toHaveLength(395)
  expect(await codeOf('{ statistics(from: "1900-01-01", interval: DAY) { from } }')).toBe('BAD_USER_INPUT')
  expect(await codeOf('{ statistics(from: "2026-11-02", to: "2026-11-01") { from } }')).toBe('BAD_USER_INPUT')
})

describe('/bootstrap.json', () => {
  test('says whose numbers are whose, and where they answer', async () => {
    const response = await fetch(`${base}/bootstrap.json`)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(response.headers.get('cache-control')).toBe('public, max-age=10')
    const bootstrap = (await response.json()) as any
    expect(bootstrap).toMatchObject({ version: '1.0', publication: expect.stringMatching(/Z$/) })
    expect(bootstrap.agencies).toContainEqual({ code: 'SU', name: expect.any(String), endpoint: null })
    expect(bootstrap.delegations).toContainEqual({
      agency: 'BY',
      from: '978985000000',
      to: '978985999999',
      since: null,
    })
    expect(bootstrap.delegations).toContainEqual(expect.objectContaining({ agency: 'MK', since: '1993-01-01' }))
    const endpoint = bootstrap.agencies.find(({ code }: any) => code === 'BG').endpoint
    expect(bootstrap.services).toContainEqual([['978619000000-978619999999', '978954000000-978954999999'], [endpoint]])
    expect(bootstrap.services).toHaveLength(5)
  })

  test('is not sent again to who has it', async () => {
    const first = await fetch(`${base}/bootstrap.json`)
    const etag = first.headers.get('etag')!
    await first.text()
    const again = await fetch(`${base}/bootstrap.json`, { headers: { 'if-none-match': `"other", ${etag}` } })
    expect(again.status).toBe(304)
    expect((await fetch(`${base}/bootstrap.json`, { method: 'POST' })).status).toBe(405)
  })
})

test('international is ready though an agency is down', async () => {
  expect((await fetch(`${base}/readyz`)).status).toBe(200)
})

test('no text is a fault of ours: what can’t be looked for is refused, or isn’t there', async () => {
  const page = (key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url')
  for (const text of ['\0', 'BY\0', '978-985\0', '\ud800', 'x'.repeat(50_000)]) {
    const filter = { registrationGroups: [text] }
    const asked: [string, object][] = [
      ['query ($filter: PublisherFilter) { publishers(filter: $filter) { totalCount facets { value } } }', { filter }],
      ['query ($filter: AssignmentFilter) { assignments(filter: $filter) { nodes { cursor } } }', { filter }],
      ['query ($of: [AgencyCode!]) { assignments(filter: { agencies: $of }) { nodes { cursor } } }', { of: [text] }],
      ['query ($of: [AgencyCode!]) { publishers(filter: { agencies: $of }) { totalCount } }', { of: [text] }],
      ['query ($of: AgencyCode!) { agency(code: $of) { name } }', { of: text }],
      ['query ($of: AgencyCode) { registrationGroups(agency: $of) { value } }', { of: text }],
      ['query ($of: ID!) { registrationGroup(value: $of) { value } }', { of: text }],
      ['query ($of: String) { publishers(search: $of) { totalCount nodes { id } } }', { of: text }],
      ['query ($of: Cursor) { publishers(after: $of) { nodes { id } } }', { of: page(['ORDER', text, text]) }],
      ['query ($of: Cursor) { assignments(after: $of) { nodes { cursor } } }', { of: text }],
      ['query ($of: String) { journal(after: $of) { epoch } }', { of: text }],
      ['query ($of: Date) { statistics(from: $of) { agency { code } } }', { of: text }],
    ]
    for (const [query, variables] of asked) {
      const { errors = [] } = await answer(query, variables)
      for (const { message, extensions } of errors) {
        expect({ query, code: extensions.code }).not.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
        expect(message.length).toBeLessThan(600)
      }
    }
    expect(await codeOf(asked[0]![0], { filter })).toBe('BAD_USER_INPUT')
    expect(await codeOf(asked[1]![0], { filter })).toBe('BAD_USER_INPUT')
  }
})
