import type { IncomingMessage } from 'node:http'

import { expect, test } from '@jest/globals'

import { preferredType } from '../src/media-type.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
const RESPONSE = 'application/graphql-response+json; charset=utf-8'
const EVENTS = 'text/event-stream; charset=utf-8'

test.each([
  [undefined, JSON_TYPE],
  ['', JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/*', JSON_TYPE],
  ['text/*', EVENTS],
  ['text/*, */*', EVENTS],
  // Of urql, in its order.
  [
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    RESPONSE,
  ],
  ['application/graphql-response+json,application/json;q=0.9', RESPONSE],
  ['application/json;q=0.9, application/graphql-response+json', RESPONSE],
  ['application/json, text/event-stream;q=0.1', JSON_TYPE],
  ['text/event-stream, application/json', EVENTS],
  // The more specific range says how much a type is liked.
  ['*/*, application/json;q=0.1', RESPONSE],
  ['application/json;q=0, */*', RESPONSE],
  ['application/*;q=0, */*', EVENTS],
  ['application/json; charset=utf-8', JSON_TYPE],
  ['APPLICATION/JSON', JSON_TYPE],
  ['text/html, rubbish, application/json;q=0.2', JSON_TYPE],
  ['application/json; charset=utf-16', undefined],
  ['multipart/mixed', undefined],
  ['*/*;q=0', undefined],
  ['text/html', undefined],
  ['rubbish', undefined],
])('Accept: %s gets %s', (accept, type) => {
  const request = { headers: { ...(accept !== undefined && { accept }) } } as IncomingMessage
  expect(preferredType(request, [JSON_TYPE, RESPONSE, EVENTS])).toBe(type)
})
