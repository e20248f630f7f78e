import { expect, test } from '@jest/globals'

import { readJson } from '../src/request-body.ts'
import type { Route } from '../src/route.ts'
import { send } from '../src/send.ts'
import { codeOf, messageOf, serveRoutes } from './serve-routes.ts'

const route: Route = {
  path: '/',
  operations: {
    POST: {
      async answer({ request, response }) {
        await send(request, response, { type: 'text/plain', body: JSON.stringify(await readJson(request, 100)) })
      },
    },
  },
}

const post = async (body: string | Buffer, headers = {}) => {
  await using server = await serveRoutes([route])
  return await server.ask('/', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
}

test.each([
  ['{"a":"Мінск"}', {}],
  ['\uFEFF{"a":"Мінск"}', {}],
  ['{"a":"Мінск"}', { 'content-type': 'Application/JSON; charset="UTF-8"' }],
  ['{"a":"Мінск"}', { 'content-type': 'application/json;charset=utf8', 'content-encoding': 'identity' }],
])('JSON in UTF-8 is read, with a byte order mark or without: %j %j', async (body, headers) => {
  expect((await post(body, headers)).text).toBe('{"a":"Мінск"}')
})

test.each([
  [
    'a body that calls itself text',
    '{}',
    { 'content-type': 'text/plain' },
    415,
    'Send application/json, not text/plain.',
  ],
  ['a body that calls itself nothing', '{}', { 'content-type': '' }, 415, 'Send application/json.'],
  [
    'another charset',
    '{}',
    { 'content-type': 'application/json; charset=utf-16' },
    415,
    'Send JSON in UTF-8, not in utf-16.',
  ],
  [
    'a compressed body',
    '{}',
    { 'content-encoding': 'gzip' },
    415,
    'Send the body without a content coding, not as gzip.',
  ],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), {}, 400, 'The body is not UTF-8.'],
  ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), {}, 400, 'The body is not UTF-8.'],
  ['JSON that is cut off', '{"a":', {}, 400, 'The body is not JSON.'],
  ['an empty body', '', {}, 400, 'The body is empty. Send JSON.'],
  ['a body over the limit', `"${'x'.repeat(100)}"`, {}, 413, 'Send a body of at most 100 bytes.'],
])('%s is refused', async (_, body, headers, status, sentence) => {
  const refused = await post(body, headers)
  expect([refused.status, messageOf(refused)]).toEqual([status, sentence])
})

test('a body of exactly the limit is taken', async () => {
  expect((await post(`"${'x'.repeat(98)}"`)).status).toBe(200)
  expect(codeOf(await post(`"${'x'.repeat(99)}"`))).toBe('BODY_TOO_LARGE')
})
