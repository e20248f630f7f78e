import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { AgencyEvent } from '@isbn-hub/feed/event'
import { expect, test } from '@jest/globals'
import type pg from 'pg'

import { writeDirectoryFile } from '../src/actions/write-directory-file.ts'
import { directoryFileRoute } from '../src/directory-file.ts'
import { readPiid } from '../src/domain/piid-csv.ts'
import { isbnGiven, openFeed, prefixGiven, publisher, registered, told } from './agency-feed.ts'
import { openDirectory, type TestDirectory, until } from './directory.ts'

const summary = (text: string): string[] =>
  readPiid(text).map((row) =>
    [
      row.Registrant_Status_Code,
      row.Registrant_Prefix_Type,
      row.Registrant_Prefix_Or_ISBN,
      row.Registrant_Name,
      row.Registrant_ID,
    ].join(' '),
  )

test('the file has each prefix with its holder, and each number that a self-publisher holds of a shared prefix', async () => {
  await using world = await aWorld()
  const { text, headers } = await world.read('/directory.csv')
  expect(headers.get('content-disposition')).toBe('attachment; filename="isbn-directory.csv"')
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
  expect(summary(text)).toEqual([
    'A P 978-954-585 Бард BG-1',
    'I P 978-985-08 Навука BY-2',
    'A P 978-985-16 Харвест BY-1',
    'I P 978-985-16 Дом кнігі BY-1',
    'A T 978-985-6020 Аўтарскае выданне BY-3',
    'A A 978-985-6020-20-2 А. Аўтар BY-4',
    'I A 978-985-6020-21-9 А. Аўтар BY-4',
  ])
})

test('the file may be chosen by agency and by status, and by nothing else', async () => {
  await using world = await aWorld()
  const { text, headers } = await world.read('/directory.csv?agency=BY&status=I')
  expect(headers.get('content-disposition')).toContain('"isbn-directory-by-i.csv"')
  expect(summary(text)).toEqual([
    'I P 978-985-08 Навука BY-2',
    'I P 978-985-16 Дом кнігі BY-1',
    'I A 978-985-6020-21-9 А. Аўтар BY-4',
  ])
  expect(summary((await world.read('/directory.csv?agency=UZ')).text)).toEqual([])
  for (const asked of ['agency=by', 'status=X', 'agency=BY&agency=BG', 'group=978-985'])
    expect((await world.read(`/directory.csv?${asked}`)).status).toBe(400)
})

test('a contact is in the file while its publisher shows it, and no longer', async () => {
  await using world = await aWorld()
  const before = (await world.read('/directory.csv')).text
  expect(before).toContain('canary@house.example')
  expect(before).toContain('Canary lane 1')
  await world.tell(told('PUBLISHER_RENAMED', publisher('BY-1', 'Харвест плюс')))
  expect((await world.read('/directory.csv')).text).not.toMatch(/canary/i)
})

test('a directory of any size is read piece by piece, and nothing before it is asked for', async () => {
  await using directory = await openDirectory()
  const total = 20_000
  await fill(directory, total)
  let asked = 0
  const counting = Object.create(directory.pool, {
    query: { value: (...statement: [any]) => (asked++, directory.pool.query(...statement)) },
  }) as pg.Pool
  let pieces = 0
  let rows = 0
  for await (const piece of writeDirectoryFile(counting, {})) {
    pieces++
    // Of each piece one statement, and no statement for a piece that nobody has asked for.
    expect(asked).toBeLessThanOrEqual(pieces)
    const lines = piece.split('\r\n').length - 1
    expect(lines).toBeLessThanOrEqual(500)
    rows += lines
  }
  expect(rows).toBe(total + 1)
  await using server = await open(directory)
  const whole = await server.read('/directory.csv')
  expect(readPiid(whole.text)).toHaveLength(total)
})

test('a reader that goes away gives its place to others', async () => {
  await using directory = await openDirectory()
  // 20 MB: more than what lies between the two on the way.
  await fill(directory, 5_000, 4_000)
  await using server = await open(directory)
  // Four that take nothing more after the first bytes keep a fifth out, for as long as they stay.
  const idle = await Promise.all([1, 2, 3, 4].map(() => server.stay('/directory.csv')))
  expect((await server.read('/directory.csv')).status).toBe(503)
  for (const leave of idle) leave()
  await until(async () => (await server.read('/directory.csv?agency=UZ')).status === 200)
})

/** Two agencies; in Belarus a former name, a contact, a publisher that quit, and a shared prefix with two numbers. */
async function aWorld() {
  const [belarus, bulgaria, directory] = [await openFeed(), await openFeed(), await openDirectory()]
  const harvest = publisher('BY-1', 'Харвест', {
    names: [
      { name: 'Харвест', kind: 'OFFICIAL', language: 'be', script: 'Cyrl', from: null, until: null },
      { name: 'Дом кнігі', kind: 'FORMER', language: 'be', script: 'Cyrl', from: null, until: '2020-01-01' },
    ],
    contact: { address: ['Canary lane 1'], email: 'canary@house.example' },
  })
  const gone = publisher('BY-2', 'Навука')
  const office = publisher('BY-3', 'Аўтарскае выданне')
  const author = publisher('BY-4', 'А. Аўтар', { kind: 'AUTHOR' })
  const bard = publisher('BG-1', 'Бард')
  await belarus.append(
    registered(gone),
    prefixGiven(gone, '978-985-08'),
    told('PUBLISHER_CLOSED', { ...gone, status: 'CEASED' }),
    prefixGiven(harvest, '978-985-16'),
    prefixGiven(office, '978-985-6020', { status: 'SHARED' }),
    isbnGiven(author, '9789856020202', '978-985-6020'),
    isbnGiven(author, '9789856020219', '978-985-6020', { status: 'CANCELLED' }),
  )
  await bulgaria.append(prefixGiven(bard, '978-954-585'))
  const sources = { BY: belarus.source, BG: bulgaria.source }
  await directory.catchUp(sources)
  const server = await open(directory)
  return {
    read: server.read,
    async tell(event: AgencyEvent) {
      await belarus.append(event)
      await directory.catchUp(sources)
    },
    async [Symbol.asyncDispose]() {
      for (const each of [server, directory, belarus, bulgaria]) await each[Symbol.asyncDispose]()
    },
  }
}

/** So many prefixes of one publisher each, with names of so many letters. */
async function fill(directory: TestDirectory, total: number, letters = 10): Promise<void> {
  await directory.rows(`
    with numbered as (select n from generate_series(0, ${total - 1}) n),
    publishers as (
      insert into directory_publisher (id, agency, name, names, kind, status, activity_profile, registered_on, sort_key)
      select 'BY-' || n, 'BY', rpad('House ' || n, ${letters}, 'x'), '[]', 'ORGANISATION', 'ACTIVE', '{}', '2026-11-21', n::text from numbered
    ),
    prefixes as (
      insert into directory_prefix (value, agency, registration_group, lo, status, assigned_on)
      select '978-985-' || lpad(n::text, 6, '0'), 'BY', '978-985', 978985000000 + n * 100, 'ASSIGNED', '2026-11-21'
      from numbered
    )
    insert into directory_holding (prefix, publisher, registration_group)
    select '978-985-' || lpad(n::text, 6, '0'), 'BY-' || n, '978-985' from numbered`)
}

/** The route behind a port of its own. */
async function open({ pool }: TestDirectory) {
  const route = directoryFileRoute(pool)
  const http: Server = createServer((request, response) => void route(request, response))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    async read(path: string) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`)
      return { status: response.status, headers: response.headers, text: await withMark(response) }
    },
    /** Takes the first bytes and no more, until it leaves. */
    stay: (path: string) =>
      new Promise<() => void>((resolve, reject) => {
        const asking = httpRequest({ port, path }, (response) => resolve(() => void response.destroy()))
        asking.on('error', reject).end()
      }),
    async [Symbol.asyncDispose]() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

/** `text()` would take the mark of UTF-8 off. */
const withMark = async (response: Response): Promise<string> => Buffer.from(await response.arrayBuffer()).toString()
