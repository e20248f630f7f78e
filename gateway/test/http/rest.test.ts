import { CATALOGUES } from '@isbn-hub/messages/message'
import { describe, expect, test } from '@jest/globals'

import { createGraphiql } from '../../src/http/graphiql.ts'
import { openServer } from './open-server.ts'

describe('/isbn', () => {
  test('tells whose number it is, in any spelling', async () => {
    await using server = await openServer()
    for (const spelling of ['9789856020202', '978-985-6020-20-2', '978%20985%206020%2020%202', '985-6020-20-4']) {
      const response = await fetch(`${server.origin}/isbn/${spelling}`)
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({
        isbn: { hyphenated: '978-985-6020-20-2', status: 'ASSIGNED', publisher: { id: 'BY-1' } },
        prefix: { value: '978-985-6020', publisher: { name: 'Мастацкая літаратура' } },
        registrationGroup: { name: 'Belarus' },
      })
    }
  })

  test('may be kept for a while, and asked again for nothing', async () => {
    await using server = await openServer()
    const first = await fetch(`${server.origin}/isbn/9789856020202`)
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    const etag = first.headers.get('etag') ?? ''
    const again = await fetch(`${server.origin}/isbn/9789856020202`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  test('is 400 for a malformed number, and says what is wrong with it', async () => {
    await using server = await openServer()
    const response = await fetch(`${server.origin}/isbn/9789856020203`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ valid: false, problem: { code: 'BAD_CHECK_DIGIT' } })
    for (const nothing of ['', '%', '%E0%A4%A'])
      expect((await fetch(`${server.origin}/isbn/${nothing}`)).status).toBe(400)
  })

  test('says what is wrong with a number in the language of the request, and caches keep the languages apart', async () => {
    await using server = await openServer()
    const read = (language: string) =>
      fetch(`${server.origin}/isbn/9789856020203`, { headers: { 'accept-language': language } })
    for (const [asked, language] of [
      ['be-BY, ru;q=0.8', 'be'],
      ['fr', 'en'],
    ] as const) {
      const response = await read(asked)
      expect(response.headers.get('vary')).toContain('Accept-Language')
      expect(response.headers.get('content-language')).toBe(language)
      expect(await response.json()).toMatchObject({ problem: { code: 'BAD_CHECK_DIGIT', language } })
    }
    const right = await fetch(`${server.origin}/isbn/9789856020202`)
    expect(right.headers.get('content-language')).toBeNull()
  })

  test('answers in the language that the address names, and refuses a malformed language tag', async () => {
    await using server = await openServer()
    const read = (tag: string) =>
      fetch(`${server.origin}/isbn/9789856020203?language=${tag}`, { headers: { 'accept-language': 'be' } })
    for (const [tag, language] of [
      ['mk', 'mk'],
      ['uz', 'uz-Latn'],
      ['fr', 'en'],
    ] as const)
      expect(await (await read(tag)).json()).toMatchObject({ problem: { language } })
    for (const wrong of ['', '!', `be${'-x'.repeat(1_000)}`]) {
      const refused = await read(wrong)
      expect([refused.status, await refused.json()]).toMatchObject([
        400,
        { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
      ])
    }
  })

  test('is 404 for a number that no range defines', async () => {
    await using server = await openServer()
    const response = await fetch(`${server.origin}/isbn/9780306406157`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ valid: true, defined: false, problem: { code: 'UNDEFINED_GROUP' } })
  })

  test('is 503 while the owner doesn’t answer, with the facts that need no agency, and no cache may store it', async () => {
    await using server = await openServer()
    server.world.down.add('BY')
    const response = await fetch(`${server.origin}/isbn/9789856020202`)
    expect(response.status).toBe(503)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await response.json()).toMatchObject({
      isbn: { hyphenated: '978-985-6020-20-2', status: null },
      errors: [{ extensions: { code: 'AGENCY_UNAVAILABLE', agency: 'BY' } }],
    })
  })

  test('takes no other method, and no bad token', async () => {
    await using server = await openServer()
    expect((await fetch(`${server.origin}/isbn/9789856020202`, { method: 'POST' })).status).toBe(405)
    expect(
      (await fetch(`${server.origin}/isbn/9789856020202`, { headers: { authorization: 'Bearer x' } })).status,
    ).toBe(401)
  })

  test('has one canonical address, and answers at those that people type', async () => {
    await using server = await openServer()
    for (const path of [
      '/isbn/978-985-6020-20-2',
      '/isbn/9789856020202.json',
      '/isbn/9789856020202/',
      '/isbn/985-6020-20-4',
    ]) {
      const response = await fetch(server.origin + path)
      expect([response.status, response.headers.get('content-location')]).toEqual([200, '/isbn/9789856020202'])
    }
    const missing = await fetch(`${server.origin}/isbn/`)
    expect(await missing.json()).toMatchObject({ errors: [{ message: 'The URL names no isbn: /isbn/{isbn}.' }] })
  })

  test('is open to pages of every origin, and kept by no shared cache for a token', async () => {
    await using server = await openServer()
    const headers = { origin: 'https://library.example' }
    const open = await fetch(`${server.origin}/isbn/9789856020202`, { headers })
    expect(open.headers.get('access-control-allow-origin')).toBe('*')
    const own = await fetch(`${server.origin}/isbn/9789856020202`, {
      headers: { ...headers, authorization: 'Bearer BY' },
    })
    expect(own.headers.get('access-control-allow-origin')).toBeNull()
    expect(own.headers.get('cache-control')).toBe('private, max-age=60')
  })

  test('is 406 for who accepts no JSON', async () => {
    await using server = await openServer()
    expect((await fetch(`${server.origin}/isbn/9789856020202`, { headers: { accept: '*/*;q=0' } })).status).toBe(406)
  })

  test('answers HEAD without a body', async () => {
    await using server = await openServer()
    const response = await fetch(`${server.origin}/isbn/9789856020202`, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  })
})

test('/prefix tells of the block', async () => {
  await using server = await openServer()
  const response = await fetch(`${server.origin}/prefix/978-985-6020`)
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    form: 'PREFIX',
    prefix: {
      value: '978-985-6020',
      capacity: 100,
      issued: 2,
      firstIsbn: { hyphenated: '978-985-6020-00-4' },
      publishers: [{ id: 'BY-1' }],
    },
  })
})

test('/publisher tells of one, and is 404 for none', async () => {
  await using server = await openServer()
  const response = await fetch(`${server.origin}/publisher/BY-1`)
  expect(await response.json()).toMatchObject({ id: 'BY-1', name: 'Мастацкая літаратура', agency: { code: 'BY' } })
  for (const none of ['BY-999', 'XX-1', '../../etc/passwd']) {
    const { status } = await fetch(`${server.origin}/publisher/${encodeURIComponent(none)}`)
    expect(status).toBe(404)
  }
})

test('/publisher takes an id in small letters', async () => {
  await using server = await openServer()
  for (const path of ['/publisher/by-1', '/publisher/BY-1/', '/publisher/By-1.json']) {
    const response = await fetch(server.origin + path)
    expect([response.status, response.headers.get('content-location')]).toEqual([200, '/publisher/BY-1'])
  }
})

describe('/verify', () => {
  const page = (origin: string, code: string) =>
    fetch(`${origin}/verify/${encodeURIComponent(code)}`, { headers: { accept: 'text/html' } })

  test('shows a person what a paper says, as text whatever it says', async () => {
    await using server = await openServer()
    const response = await page(server.origin, 'by-0000-0000-0001 ')
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text).toContain('genuine and current')
    expect(text).toContain('&lt;script&gt;')
    expect(text).not.toContain('<script>')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('gives a program, and a browser that asks for .json, the paper as JSON', async () => {
    await using server = await openServer()
    for (const response of [
      await fetch(`${server.origin}/verify/BY-0000-0000-0001`),
      await fetch(`${server.origin}/verify/by-0000-0000-0001.json`, { headers: { accept: 'text/html' } }),
    ]) {
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
      expect(await response.json()).toMatchObject({
        code: 'BY-0000-0000-0001',
        current: true,
        message: 'This paper is genuine and current.',
        language: 'en',
      })
    }
  })

  test('says of a genuine paper that a number on it was cancelled, and which', async () => {
    await using server = await openServer()
    const text = await (await page(server.origin, 'BY-0000-0000-0002')).text()
    expect(text).toContain('genuine, but an ISBN on it was cancelled later')
    expect(text).toContain('978-985-6020-20-2 (cancelled)')
    expect(text).not.toContain('genuine and current')
  })

  test('says of a code that no agency made, or could have made, that it is not known', async () => {
    await using server = await openServer()
    for (const none of ['BY-0000-0000-0003', 'XX-0000-0000-0001', '<b>"', '../x']) {
      const response = await page(server.origin, none)
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
      expect(await response.text()).not.toContain('<b>"')
    }
  })

  test('speaks the language of the request, or the one that its reader chooses, from the right where that is written so', async () => {
    await using server = await openServer()
    const read = async (search: string, language: string) => {
      const headers = { accept: 'text/html', 'accept-language': language }
      const response = await fetch(`${server.origin}/verify/BY-0000-0000-0001${search}`, { headers })
      expect(response.headers.get('vary')).toContain('Accept-Language')
      expect(response.headers.get('content-language')).toBeTruthy()
      return response.text()
    }
    for (const [search, header, language, direction] of [
      ['', 'be, en;q=0.5', 'be', 'ltr'],
      ['?language=fa-AF', 'be', 'fa-AF', 'rtl'],
      ['?language=fr', 'be', 'en', 'ltr'],
    ] as const) {
      const text = await read(search, header)
      const { verification } = CATALOGUES[language]
      expect(text).toContain(`<html lang="${language}" dir="${direction}">`)
      for (const word of [verification.verified, verification.current, verification.labels.issuedTo])
        expect(text).toContain(word)
      expect(text).toContain('href="?language=uz-Cyrl"')
    }
    expect((await fetch(`${server.origin}/verify/BY-0000-0000-0001?language=!`)).status).toBe(400)
  })

  test('keeps an ISBN whole between words that are written from the right', async () => {
    await using server = await openServer()
    const headers = { accept: 'text/html' }
    const response = await fetch(`${server.origin}/verify/BY-0000-0000-0002?language=fa-AF`, { headers })
    expect(await response.text()).toContain('\u2068978-985-6020-20-2\u2069 (')
  })

  test('tells a program in its language that a code is not known', async () => {
    await using server = await openServer()
    const response = await fetch(`${server.origin}/verify/BY-0000-0000-0003?language=bg`)
    expect([response.status, response.headers.get('content-language')]).toEqual([404, 'bg'])
    expect(await response.json()).toMatchObject({
      paper: null,
      message: expect.stringMatching(/^[^a-z]*BY-0000-0000-0003\.$/),
      language: 'bg',
    })
  })

  test('calls no paper unknown whose agency can’t be asked or fails, and no such answer is kept', async () => {
    await using server = await openServer()
    const failed = await page(server.origin, 'BY-0000-0000-FA17')
    server.world.down.add('BY')
    const down = await page(server.origin, 'BY-0000-0000-0001')
    expect([failed.status, down.status]).toEqual([500, 503])
    for (const response of [failed, down]) {
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(await response.text()).not.toContain('Not known')
    }
  })
})

test('other paths are not found', async () => {
  await using server = await openServer()
  for (const path of ['/', '/admin', '/isbnx/1', '/__proto__', '/constructor/x'])
    expect((await fetch(server.origin + path)).status).toBe(404)
})

test('alive is not yet ready', async () => {
  await using server = await openServer({ checks: { delegations: async () => 'none yet' } })
  expect((await fetch(`${server.origin}/livez`)).status).toBe(200)
  const response = await fetch(`${server.origin}/readyz`)
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({ ready: false, checks: { delegations: 'none yet' } })
})

describe('the page for browsers', () => {
  const graphiql = createGraphiql()
  const page = (origin: string) =>
    fetch(`${origin}/graphql`, { headers: { accept: 'text/html,application/xhtml+xml' } })

  test('loads nothing from elsewhere, and may not', async () => {
    await using server = await openServer({ graphiql })
    const response = await page(server.origin)
    expect(response.status).toBe(200)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    const text = await response.text()
    expect(text).not.toMatch(/https?:|\/\/|<script>| on\w+=/)
    for (const [, path] of text.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      const file = await fetch(server.origin + String(path))
      expect(file.status).toBe(200)
      expect(file.headers.get('content-type')).toMatch(/^text\/(javascript|css); charset=utf-8$/)
      expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(30)
    }
  })

  test('is only for browsers', async () => {
    await using server = await openServer({ graphiql })
    const response = await server.post({ query: '{ __typename }' }, { accept: '*/*' })
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } })
  })

  test('can be left out', async () => {
    await using server = await openServer()
    expect((await page(server.origin)).status).toBe(400)
    expect((await fetch(`${server.origin}/graphiql/start.js`)).status).toBe(404)
  })
})
