import 'reflect-metadata'

import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

import { FileStoreFailed } from '@isbn-hub/files/file-store'
import { openFolderStore } from '@isbn-hub/files/folder-store'
import { LINK_LIFE, LinkSigner } from '@isbn-hub/files/signed-link'
import { createDevelopmentKey, developmentAudience, developmentIssuer } from '@isbn-hub/identity/development-key'
import { PapersBusy } from '@isbn-hub/papers/render-paper'
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { createHttpServer } from '@isbn-hub/server/http-server'
import { originsOf } from '@isbn-hub/server/origins'
import type { Route } from '@isbn-hub/server/route'
import { testDatabase } from '@isbn-hub/test/database'
import { anEmptyRegister, testland } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'

import { createFileLinks, type FileLinks } from '../../src/api/file-links.ts'
import { fileRoutes, type FileRoutesOptions, paperRoute } from '../../src/api/file-routes.ts'
import type { AgencyConfig } from '../../src/config.ts'
import { startAgency } from '../../src/start-agency.ts'
import { openDatabase } from '../../src/store/database.ts'
import { linkKey } from '../../src/store/link-key.ts'

let place: string
let folder: string
let config: AgencyConfig
let port: number
let databaseUrl: string
let pool: pg.Pool
let reading: DatabaseClient
let signer: LinkSigner
let links: FileLinks
const release: (() => unknown)[] = []

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'isbn-hub-files-'))
  folder = join(place, 'files')
  const { jwksUrl } = await createDevelopmentKey(place)
  const database = await testDatabase(anEmptyRegister)
  databaseUrl = database.url
  config = {
    databaseUrl: database.url,
    host: '127.0.0.1',
    port: 0,
    jwksUrl,
    issuer: developmentIssuer,
    audience: developmentAudience,
    rangeMessage: undefined,
    sampleData: false,
    files: folder,
    publicUrl: undefined,
    verifyUrl: 'http://127.0.0.1:4000/verify',
    holidays: [],
    payee: undefined,
    feePerNumber: undefined,
  }
  const agency = await startAgency(testland, config)
  port = agency.port
  const register = await openDatabase(database.url)
  ;({ pool, reading } = register)
  signer = new LinkSigner(await linkKey(reading), () => new Date())
  links = createFileLinks(signer, () => `http://127.0.0.1:${port}`)
  release.push(
    () => register.close(),
    () => agency.stop(),
    () => database[Symbol.asyncDispose](),
    () => rm(place, { recursive: true }),
  )
})

afterAll(async () => {
  for (const letGo of release) await letGo()
})

const pdf = (text: string = randomUUID()) => Buffer.from(`%PDF-1.7\n${text}\nstartxref\n0\n%%EOF\n`)
const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), Buffer.alloc(100)])

async function put(url: string, body: string | Buffer | Readable, init: object = {}): Promise<any> {
  const response = await fetch(url, { method: 'PUT', body: body as any, ...init })
  const answer = (await response.json()) as any
  return { status: response.status, code: answer.errors?.[0].extensions.code, ...answer }
}

const get = async (url: string, method = 'GET') => {
  const response = await fetch(url, { method })
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) }
}

/** The stored files, in the register and in the folder: the two always agree. */
async function storedFiles(): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('select id from file')
  const ids = rows.map(({ id }) => id).sort()
  expect((await readdir(folder)).sort()).toEqual(ids)
  return ids
}

/** The routes alone, where a test needs other patience or another store than an agency has. */
async function serveRoutes(
  routes: readonly Route[],
  onFault: (fault: unknown) => void = () => undefined,
): Promise<{ base: string; links: FileLinks } & AsyncDisposable> {
  const server = createHttpServer({ routes, origins: originsOf([]), arrival: 300_000, onFault })
  const base = `http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`
  return {
    base,
    links: createFileLinks(signer, () => base),
    [Symbol.asyncDispose]: () => server.close(0),
  }
}

const optionsWith = async (changes: Partial<FileRoutesOptions>): Promise<FileRoutesOptions> => ({
  signer,
  store: await openFolderStore(folder),
  database: reading,
  clock: () => new Date(),
  ...changes,
})

test('a file goes up by a link, and comes down by another one, byte for byte, to be saved and not to be run', async () => {
  const content = pdf()
  const sha256 = createHash('sha256').update(content).digest('hex')
  const up = await put(`${links.upload('XX-1001').url}&name=${encodeURIComponent('Договор (1).pdf')}`, content)
  expect(up).toEqual({
    status: 201,
    id: expect.any(String),
    contentType: 'application/pdf',
    bytes: content.length,
    sha256,
  })
  const { rows } = await pool.query('select uploaded_by, name from file where id = $1', [up.id])
  expect(rows).toEqual([{ uploaded_by: 'XX-1001', name: 'Договор (1).pdf' }])

  const { url } = links.download(up.id)
  const down = await get(url)
  expect(down.body.equals(content)).toBe(true)
  expect(Object.fromEntries(down.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(content.length),
    'content-disposition': expect.stringMatching(/^attachment; filename=".*"; filename\*=UTF-8''%D0%94.*%281%29\.pdf$/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  })
  const head = await get(url, 'HEAD')
  expect([head.status, head.body.length, head.headers.get('content-length')]).toEqual([200, 0, String(content.length)])
})

test('a web page in the guise of a PDF is handed out as a PDF and nothing else; its name changes nothing', async () => {
  const guise = pdf('<html><script>alert(1)</script></html>')
  const { id } = await put(`${links.upload('XX-1001').url}&name=page.html`, guise, {
    headers: { 'content-type': 'text/html' },
  })
  const { headers } = await get(links.download(id).url)
  expect(headers.get('content-type')).toBe('application/pdf')
  expect(headers.get('content-disposition')).toContain('filename="page.html.pdf"')
})

test('a link that is missing, altered, expired or for something else opens nothing', async () => {
  const before = await storedFiles()
  const { id } = await put(links.upload('XX-1001').url, png)
  const [up, down] = [links.upload('XX-1001').url, links.download(id).url]
  const refused = async (url: string, method: string) => {
    const response = await fetch(url, { method, ...(method === 'PUT' && { body: pdf() }) })
    return [response.status, ((await response.json()) as any).errors[0].extensions.code]
  }
  const origin = `http://127.0.0.1:${port}`
  expect(await refused(`${origin}/files`, 'PUT')).toEqual([403, 'LINK_MISSING'])
  expect(await refused(`${origin}/files/${id}`, 'GET')).toEqual([403, 'LINK_MISSING'])
  expect(await refused(up.replace('XX-1001', 'XX-1002'), 'PUT')).toEqual([403, 'LINK_ALTERED'])
  expect(await refused(down.replace(id, randomUUID()), 'GET')).toEqual([403, 'LINK_ALTERED'])
  // One's query on the other's path.
  expect(await refused(`${origin}/files?${down.split('?')[1]}`, 'PUT')).toEqual([403, 'LINK_ALTERED'])
  expect(await refused(`${origin}/files/${id}?${up.split('?')[1]}`, 'GET')).toEqual([403, 'LINK_ALTERED'])

  const earlier = createFileLinks(
    new LinkSigner(await linkKey(reading), () => new Date(Date.now() - LINK_LIFE)),
    () => origin,
  )
  expect(await refused(earlier.upload('XX-1001').url, 'PUT')).toEqual([403, 'LINK_EXPIRED'])
  expect(await refused(earlier.download(id).url, 'GET')).toEqual([403, 'LINK_EXPIRED'])
  expect(await storedFiles()).toEqual([...before, id].sort())
})

test('what there is not is not found, and another method is told which will do', async () => {
  expect((await get(links.download(randomUUID()).url)).status).toBe(404)
  expect((await get(`http://127.0.0.1:${port}/files/not-an-id`)).status).toBe(404)
  const post = await fetch(links.upload('XX-1001').url, { method: 'POST', body: pdf() })
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'PUT'])
  const remove = await fetch(links.download(randomUUID()).url, { method: 'DELETE' })
  expect([remove.status, remove.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test('an empty file, a file of another type and an incomplete file are refused and not stored', async () => {
  const before = await storedFiles()
  const { url } = links.upload('XX-1001')
  expect(await put(url, '')).toMatchObject({ status: 400, code: 'FILE_EMPTY' })
  expect(await put(url, '<!doctype html>')).toMatchObject({ status: 415, code: 'FILE_TYPE' })
  expect(await put(url, `<!-- ${'x'.repeat(5_000_000)} -->`)).toMatchObject({ status: 415, code: 'FILE_TYPE' })
  expect(await put(url, '%P')).toMatchObject({ status: 415, code: 'FILE_TYPE' })
  expect(await put(url, pdf('y'.repeat(5_000)).subarray(0, -10))).toMatchObject({ status: 415, code: 'FILE_CUT_OFF' })
  expect(await storedFiles()).toEqual(before)
  // A link by which nothing came is still good.
  expect(await put(url, pdf())).toMatchObject({ status: 201 })
})

test('twenty megabytes are the most, both by the stated length and by the bytes received', async () => {
  const before = await storedFiles()
  const most = 20 * 1024 * 1024
  const { url } = links.upload('XX-1001')
  const answer = await new Promise((resolve, reject) => {
    const request = httpRequest(url, { method: 'PUT', headers: { 'content-length': most + 1 } }, (response) => {
      resolve(response.statusCode)
      request.destroy()
    })
    request.on('error', reject)
    // Not a byte of it: the answer doesn't wait for any.
    request.flushHeaders()
  })
  expect(answer).toBe(413)

  const chunks = [pdf(), ...Array.from({ length: 20 }, () => Buffer.alloc(1024 * 1024, 'x')), Buffer.from('%%EOF')]
  expect(await put(url, Readable.from(chunks), { duplex: 'half' })).toMatchObject({
    status: 413,
    code: 'FILE_TOO_LARGE',
  })
  expect(await storedFiles()).toEqual(before)

  const fits = Buffer.concat([pdf(), Buffer.alloc(most, 'x')])
    .fill('%%EOF', most - 5)
    .subarray(0, most)
  expect(await put(url, fits)).toMatchObject({ status: 201, bytes: most })
})

test('a refused file is answered in the language that the sender reads, with its facts', async () => {
  const answer = (headers: Record<string, string>) =>
    fetch(links.upload('XX-1001').url, { method: 'PUT', body: Buffer.alloc(20 * 1024 * 1024 + 1), headers })
  const belarusian = await answer({ 'accept-language': 'be-BY, en;q=0.5' })
  expect(belarusian.headers.get('content-language')).toBe('be')
  expect(belarusian.headers.get('vary')).toMatch(/accept-language/i)
  expect(await belarusian.json()).toEqual({
    errors: [
      {
        message: expect.stringMatching(/\p{Script=Cyrillic}.* 20 /u),
        extensions: { code: 'FILE_TOO_LARGE', facts: { megabytes: 20 } },
      },
    ],
  })
  const neither = await answer({ 'accept-language': 'tlh' })
  expect(neither.headers.get('content-language')).toBe('en')
})

test('an upload that falls silent is ended', async () => {
  const before = await storedFiles()
  await using slow = await serveRoutes(fileRoutes(await optionsWith({ silence: 150 })))
  const trickle = Readable.from(
    (async function* () {
      yield pdf()
      await sleep(2_000, undefined, { ref: false })
    })(),
  )
  expect(await put(slow.links.upload('XX-1001').url, trickle, { duplex: 'half' })).toMatchObject({
    status: 408,
    code: 'FILE_STALLED',
  })
  expect(await storedFiles()).toEqual(before)
})

test('an upload that drips is ended, though it is never silent', async () => {
  const before = await storedFiles()
  await using slow = await serveRoutes(fileRoutes(await optionsWith({ pace: { bytes: 1e9, grace: 0 } })))
  expect(await put(slow.links.upload('XX-1001').url, pdf())).toMatchObject({ status: 408, code: 'FILE_TOO_SLOW' })
  expect(await storedFiles()).toEqual(before)
})

test('of an upload whose connection is lost in the middle nothing is left', async () => {
  const before = await storedFiles()
  const { url } = links.upload('XX-1001')
  const { pathname, search } = new URL(url)
  const socket = connect(port, '127.0.0.1')
  socket.write(`PUT ${pathname}${search} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n${pdf()}`)
  await until(async () => (await readdir(folder)).some((name) => name.endsWith('.draft')))
  socket.destroy()
  await until(async () => !(await readdir(folder)).some((name) => name.endsWith('.draft')))
  expect(await storedFiles()).toEqual(before)
})

test('one link brings one file: the same again is answered the same, even at once; another is refused', async () => {
  const before = await storedFiles()
  const { url } = links.upload('XX-1001')
  const content = pdf()
  const answers = await Promise.all([put(url, content), put(url, content)])
  expect(new Set(answers.map(({ status, id }) => `${status} ${id}`)).size).toBe(1)
  expect(await put(url, content)).toEqual(answers[0])
  expect(await put(url, pdf())).toMatchObject({ status: 409, code: 'LINK_USED' })
  expect(await storedFiles()).toEqual([...before, answers[0].id].sort())
})

test('a restart, and a second process over the same database, open each other’s links', async () => {
  const { id } = await put(links.upload('XX-1001').url, png)
  const second = await startAgency(testland, config)
  try {
    const there = createFileLinks(signer, () => `http://127.0.0.1:${second.port}`)
    expect((await get(there.download(id).url)).body.equals(png)).toBe(true)
  } finally {
    await second.stop()
  }
  expect((await pool.query('select from link_key')).rowCount).toBe(1)
})

test('eight come in at a time, two of one sender; the ninth is asked to come again', async () => {
  await using few = await serveRoutes(fileRoutes(await optionsWith({})))
  let go: () => void = () => undefined
  const held = new Promise<void>((resolve) => (go = resolve))
  const waiting = Array.from({ length: 8 }, (_, n) => {
    const body = Readable.from(
      (async function* () {
        yield pdf()
        await held
        yield Buffer.from('%%EOF')
      })(),
    )
    return put(few.links.upload(`XX-100${n % 4}`).url, body, { duplex: 'half' })
  })
  await until(async () => (await readdir(folder)).filter((name) => name.endsWith('.draft')).length === 8)
  expect(await put(few.links.upload('XX-1001').url, pdf())).toMatchObject({ status: 429, code: 'TOO_MANY_UPLOADS' })
  const ninth = await fetch(few.links.upload('XX-1009').url, { method: 'PUT', body: pdf() })
  expect([ninth.status, ninth.headers.get('retry-after')]).toEqual([503, '5'])
  go()
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201))
  expect(await put(few.links.upload('XX-1001').url, pdf())).toMatchObject({ status: 201 })
})

test('who sends file after file and hands none in is refused further ones', async () => {
  const { url } = links.upload('XX-1050')
  await pool.query(
    `insert into file (id, content_type, bytes, sha256, name, uploaded_by, uploaded_at, link)
     select gen_random_uuid(), 'application/pdf', 1, '', 'a.pdf', 'XX-1050', now(), gen_random_uuid()
     from generate_series(1, 50)`,
  )
  expect(await put(url, pdf())).toMatchObject({ status: 429, code: 'TOO_MANY_FILES' })
  await pool.query(
    `delete from file where uploaded_by = 'XX-1050' and ctid in (select max(ctid) from file where uploaded_by = 'XX-1050')`,
  )
  expect(await put(url, pdf())).toMatchObject({ status: 201 })
  await pool.query(`update file set bytes = 200 * 1024 * 1024 where uploaded_by = 'XX-1050' and sha256 <> ''`)
  await pool.query(`delete from file where uploaded_by = 'XX-1050' and sha256 = ''`)
  expect(await put(links.upload('XX-1050').url, pdf())).toMatchObject({ status: 429, code: 'TOO_MANY_FILES' })
})

test('an upload that is sent again is answered as before, also where its sender may send no further one', async () => {
  const { url } = links.upload('XX-1051')
  const content = pdf()
  const { id } = await put(url, content)
  await pool.query(
    `insert into file (id, content_type, bytes, sha256, name, uploaded_by, uploaded_at, link)
     select gen_random_uuid(), 'application/pdf', 1, '', 'a.pdf', 'XX-1051', now(), gen_random_uuid()
     from generate_series(1, 49)`,
  )
  expect(await put(links.upload('XX-1051').url, pdf())).toMatchObject({ status: 429 })
  expect(await put(url, content)).toMatchObject({ status: 201, id })
  await pool.query(`delete from file where uploaded_by = 'XX-1051' and sha256 = ''`)
})

test('a file that was not attached within a week is deleted at its sender’s next upload; attached files stay', async () => {
  const send = async (): Promise<string> => (await put(links.upload('XX-1052').url, pdf())).id
  const [abandoned, handedIn, young] = [await send(), await send(), await send()]
  await pool.query(`
    with applicant as (insert into applicant (details, entered_at) values ('{}', now()) returning number),
         application as (
           insert into application (applicant, service, state, content)
           select number, 'PUBLISHER_CODE', 'DRAFT', '{}' from applicant returning number)
    insert into attachment (application, document, file, copies, attached_by, attached_at)
    select number, 'APPLICATION', '${handedIn}', 1, 'XX-1052', now() from application`)
  await pool.query(`update file set uploaded_at = now() - interval '8 days' where id = any($1)`, [
    [abandoned, handedIn],
  ])
  const next = await send()
  const ids = await storedFiles()
  expect([abandoned, handedIn, young, next].map((id) => ids.includes(id))).toEqual([false, true, true, true])
})

test('if the store cannot be reached the client may retry, and the answer for a lost file hides the store’s details', async () => {
  const outOfReach = () => Promise.reject(new FileStoreFailed('no answer from 10.0.0.1'))
  const store = { put: outOfReach, get: outOfReach, remove: outOfReach }
  const { id } = await put(links.upload('XX-1001').url, png)
  await using broken = await serveRoutes(fileRoutes(await optionsWith({ store })))
  const answer = await put(broken.links.upload('XX-1001').url, pdf())
  expect(answer).toMatchObject({ status: 503, code: 'FILE_STORE_FAILED' })
  expect(JSON.stringify(answer)).not.toContain('10.0.0.1')
  expect((await get(broken.links.download(id).url)).status).toBe(503)

  await rm(join(folder, id))
  const lost = await get(links.download(id).url)
  expect([lost.status, lost.body.toString()]).toEqual([500, expect.stringContaining('INTERNAL_SERVER_ERROR')])
  await pool.query('delete from file where id = $1', [id])
})

test('where the register fails after the file was stored, the file goes too', async () => {
  const before = await storedFiles()
  const store = await openFolderStore(folder)
  const register = await openDatabase(databaseUrl)
  await register.close()
  const faults: unknown[] = []
  await using broken = await serveRoutes(
    fileRoutes({ signer, store, database: register.reading, clock: () => new Date() }),
    (fault) => faults.push(fault),
  )
  expect(await put(broken.links.upload('XX-1001').url, pdf())).toMatchObject({ status: 500 })
  expect(faults).toHaveLength(1)
  expect(await storedFiles()).toEqual(before)
})

test('a paper of the agency’s own is handed out in the same way', async () => {
  const content = pdf()
  let drawn = 0
  await using papers = await serveRoutes([
    paperRoute({
      signer,
      has: (id) => Promise.resolve(id === 'certificate 7'),
      draw(id) {
        drawn++
        if (id === 'one too many') return Promise.reject(new PapersBusy())
        return Promise.resolve(id === 'certificate 7' ? content : undefined)
      },
    }),
  ])
  const { url } = papers.links.paper('certificate 7')
  const paper = await get(url)
  expect(paper.body.equals(content)).toBe(true)
  expect(paper.headers.get('content-type')).toBe('application/pdf')
  expect(paper.headers.get('content-disposition')).toContain('filename="certificate 7.pdf"')
  expect((await get(papers.links.paper('another').url)).status).toBe(404)
  expect((await get(url.replace('certificate', 'invoice'))).status).toBe(403)
  const busy = await get(papers.links.paper('one too many').url)
  expect([busy.status, busy.headers.get('retry-after'), busy.body.toString()]).toEqual([
    503,
    '5',
    expect.stringContaining('PAPERS_BUSY'),
  ])
  const before = drawn
  expect((await get(url, 'HEAD')).status).toBe(200)
  expect((await get(papers.links.paper('another').url, 'HEAD')).status).toBe(404)
  // Whether there is one can be told without drawing it.
  expect(drawn).toBe(before)
  expect((await get(`${papers.base}/papers/%E0%A4%A.pdf`)).status).toBe(400)
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 5_000; Date.now() < limit; await sleep(10)) if (await holds()) return
  throw new Error('It did not come to hold.')
}
