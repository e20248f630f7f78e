/** The five national services, each played from the application to the certificate, on one fresh hub. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { Hub } from '../hub.ts'

const run = promisify(execFile)
const DEMO = fileURLToPath(new URL('../../scripts/dist/demo.js', import.meta.url))

let hub: Hub
let out: string

beforeAll(async () => {
  hub = await Hub.start()
  out = await mkdtemp(join(tmpdir(), 'isbn-hub-papers-'))
}, 90_000)

afterAll(async () => {
  await hub?.[Symbol.asyncDispose]()
  await rm(out, { recursive: true, force: true })
}, 30_000)

/** The service, a sentence of its own that the play must come to, and its papers. */
const SERVICES = {
  uzbekistan: ['It is AWAITING_PAYMENT.', 'certificate contract description invoice'],
  belarus: ['NEVER_GIVEN, Нацыянальная кніжная палата Беларусі', 'certificate number-list numbers-of-978-985-6020'],
  bulgaria: ['978-954-799', 'author certificate further-numbers'],
  afghanistan: ['NOT_OUR_JURISDICTION', 'additional certificate joint'],
  'north-macedonia': ['978-9989', 'certificate co-publisher next'],
} as const

test.each(Object.entries(SERVICES))(
  'the service of %s runs from the application to the certificate',
  async (nation, [line, papers]) => {
    const { stdout } = await run(process.execPath, [DEMO, nation, '--out', out], {
      env: { ...process.env, HUB_DATA: hub.data },
    })
    expect(stdout).toContain(line)
    const made = (await readdir(out)).filter((file) => file.startsWith(`${nation}-`))
    expect(made.map((file) => file.slice(nation.length + 1, -'.pdf'.length)).toSorted()).toEqual(papers.split(' '))
    for (const file of made) expect((await readFile(join(out, file))).subarray(0, 5).toString()).toBe('%PDF-')
  },
)

test('the International Agency has control of several agencies’ numbers in one query', async () => {
  const query = `{
    by: checkNumbers(agency: "BY", numbers: ["978-985-6020-20-2"]) { numbers { finding } }
    bg: checkNumbers(agency: "BG") { groups { registrationGroup } }
  }`
  const { data } = await hub.ask(query, {}, await hub.token('INTL', 'international'))
  expect(data).toEqual({
    by: { numbers: [{ finding: 'GIVEN' }] },
    bg: { groups: [{ registrationGroup: '978-619' }, { registrationGroup: '978-954' }] },
  })
  const neighbours = await hub.ask(query, {}, await hub.token('BG'))
  expect(neighbours.data).toMatchObject({ by: null, bg: { groups: [{}, {}] } })
})

test('a demo says in one line what is wrong: no such service, no hub', async () => {
  const play = (...args: string[]) =>
    run(process.execPath, [DEMO, ...args], { env: { ...process.env, HUB_DATA: out } }).then(
      () => '',
      (error: { stderr: string; code: number }) => `${error.code} ${error.stderr}`,
    )
  expect(await play('atlantis', '--out', out)).toMatch(/^2 usage: /)
  expect(await play('belarus')).toMatch(/^2 usage: /)
  expect(await play('belarus', '--out', out, '--hub', 'http://127.0.0.1:9')).toMatch(/^1 The demo stopped: .*\n$/)
  expect(await play('belarus', '--out', out)).toContain('no hub runs in')
})

test('the code on a paper leads to the facts of the paper, and an unknown code is not found', async () => {
  const { data } = await hub.ask(
    `mutation { makeNumberList(prefix: "978-985-6020", first: 20, count: 1, idempotencyKey: "one number") {
      ... on MakeNumberListSuccess { paper { code pdf { url } } }
    } }`,
    {},
    await hub.token('BY'),
  )
  const { code, pdf } = data.makeNumberList.paper
  const page = (path: string) => fetch(hub.url + path, { headers: { accept: 'text/html' } })
  const genuine = await page(`/verify/${code.toLowerCase()}`)
  expect(genuine.status).toBe(200)
  const html = await genuine.text()
  expect(html).toContain('genuine and current')
  expect(html).toContain('978-985-6020-20-2')
  expect(await (await fetch(`${hub.url}/verify/${code}`)).json()).toMatchObject({
    kind: 'NUMBER_LIST',
    current: true,
    isbns: ['978-985-6020-20-2'],
  })
  for (const other of ['BY-0000-0000-0000', 'ZZ-0000-0000-0000', encodeURIComponent('<script>alert(1)</script>')]) {
    const answer = await page(`/verify/${other}`)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain('<script')
  }
  expect((await fetch(pdf.url)).headers.get('content-type')).toBe('application/pdf')
  expect((await fetch(pdf.url.replace(code, 'BY-0000-0000-0000'))).status).toBe(403)
})
