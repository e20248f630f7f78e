import { request as httpRequest } from 'node:http'

import type { AgencyEvent } from '@isbn-hub/feed/event'
import { createHttpServer } from '@isbn-hub/server/http-server'
import { originsOf } from '@isbn-hub/server/origins'
import { expect, test } from '@jest/globals'
import type pg from 'pg'

import { writeDirectoryFile } from '../src/actions/write-directory-file.ts'
import { directoryFileRoute } from '../src/directory-file.ts'
import { DirectoryFiles } from '../src/directory-files.ts'
import { readPiid } from '../src/domain/piid-csv.ts'
import { isbnGiven, openFeed, prefixGiven, publisher, registered, told } from './agency-feed.ts'
import { openDirectory, type TestDirectory } from './directory.ts'

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
  expect((await world.read('/directory.csv?agency=by&status=i')).text).toBe(text)
  for (const asked of ['agency=belarus', 'agency=', 'status=X', 'agency=BY&agency=BG', 'group=978-985'])
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

test('readers that take nothing keep nobody out, and read what they began though the directory has changed', async () => {
  await using world = await aWorld()
  // 12 MB: more than what lies between the two on the way.
  await fill(world.directory, 3_000, 4_000)
  const before = await world.read('/directory.csv')
  const idle = await Promise.all(Array.from({ length: 5 }, () => world.begin('/directory.csv')))
  await world.tell(told('PUBLISHER_RENAMED', publisher('BY-1', 'Харвест плюс')))
  const after = await world.read('/directory.csv')
  expect(after.text).toContain('Харвест плюс')
  for (const goOn of idle) expect((await goOn()).toString()).toBe(before.text)
})

test('a file has a tag of its bytes: it is asked for again for nothing until they change', async () => {
  await using world = await aWorld()
  const [all, bulgaria] = [await world.read('/directory.csv'), await world.read('/directory.csv?agency=BG')]
  const etag = all.headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\w-]{22}"$/)
  expect(all.headers.get('last-modified')).toMatch(/ GMT$/)
  expect(all.headers.get('content-length')).toBe(String(Buffer.byteLength(all.text)))
  const head = await world.read('/directory.csv', {}, 'HEAD')
  expect([head.headers.get('etag'), head.text]).toEqual([etag, ''])
  expect((await world.read('/directory.csv', { 'if-none-match': etag })).status).toBe(304)

  await world.tell(told('PUBLISHER_RENAMED', publisher('BY-1', 'Харвест плюс')))
  expect((await world.read('/directory.csv', { 'if-none-match': etag })).status).toBe(200)
  const again = await world.read('/directory.csv?agency=BG')
  for (const name of ['etag', 'last-modified']) expect(again.headers.get(name)).toBe(bulgaria.headers.get(name))
})

test('a file is read on where it broke off, as long as it is the same', async () => {
  await using world = await aWorld()
  const { text, headers } = await world.read('/directory.csv')
  const bytes = Buffer.from(text)
  const first = await world.read('/directory.csv', { range: 'bytes=0-99' })
  expect([first.status, first.headers.get('content-range')]).toEqual([206, `bytes 0-99/${bytes.length}`])
  expect(Buffer.from(first.text)).toEqual(bytes.subarray(0, 100))
  const onward = { range: 'bytes=100-', 'if-range': headers.get('etag') ?? '' }
  expect(Buffer.from((await world.read('/directory.csv', onward)).text)).toEqual(bytes.subarray(100))
  await world.tell(told('PUBLISHER_RENAMED', publisher('BY-1', 'Харвест плюс')))
  expect((await world.read('/directory.csv', onward)).status).toBe(200)
})

test('a file goes compressed to who accepts that', async () => {
  await using world = await aWorld()
  await fill(world.directory, 100)
  const plain = await world.read('/directory.csv')
  const gzip = await world.read('/directory.csv', { 'accept-encoding': 'gzip' })
  expect([gzip.headers.get('content-encoding'), gzip.text]).toEqual(['gzip', plain.text])
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
    directory,
    read: server.read,
    begin: server.begin,
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
      select 'BY-' || 100000 + n, 'BY', rpad('House ' || n, ${letters}, 'x'), '[]', 'ORGANISATION', 'ACTIVE', '{}', '2026-11-21', n::text from numbered
    ),
    prefixes as (
      insert into directory_prefix (value, agency, registration_group, lo, status, assigned_on)
      select '978-985-' || lpad(n::text, 6, '0'), 'BY', '978-985', 978985000000 + n * 100, 'ASSIGNED', '2026-11-21'
      from numbered
    )
    insert into directory_holding (prefix, publisher, registration_group)
    select '978-985-' || lpad(n::text, 6, '0'), 'BY-' || 100000 + n, '978-985' from numbered`)
}

/** The route behind a port of its own. */
async function open({ pool }: TestDirectory) {
  const files = new DirectoryFiles(pool)
  const server = createHttpServer({
    routes: [directoryFileRoute(files)],
    origins: originsOf([]),
    arrival: 30_000,
    onFault: (fault) => {
      throw fault
    },
  })
  const origin = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`
  return {
    async read(path: string, headers: Record<string, string> = {}, method = 'GET') {
      const response = await fetch(origin + path, { method, headers: { 'accept-encoding': 'identity', ...headers } })
      return { status: response.status, headers: response.headers, text: await withMark(response) }
    },
    /** Takes the first bytes and no more, until it is told to go on. */
    begin: (path: string) =>
      new Promise<() => Promise<Buffer>>((resolve, reject) => {
        const asking = httpRequest(origin + path, (response) => resolve(() => whole(response)))
        asking.on('error', reject).end()
      }),
    async [Symbol.asyncDispose]() {
      await server.close(0)
      await files.close()
    },
  }
}

async function whole(response: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** `text()` would take the mark of UTF-8 off. */
const withMark = async (response: Response): Promise<string> => Buffer.from(await response.arrayBuffer()).toString()
