/** `/openapi.json`: the description of all addresses, made of the routes themselves. */
import { JSON_TYPE } from '@isbn-hub/server/media-type'
import { openApiOf } from '@isbn-hub/server/openapi'
import type { Route } from '@isbn-hub/server/route'
import { sendStored, StoredContent } from '@isbn-hub/server/send'

const INFO = {
  title: 'ISBN Hub',
  version: '1',
  description:
    'Look-ups of ISBNs, prefixes, publishers and papers, the directory as a file, and the live stream of assignments. The GraphQL schema, at /graphql, has all of it and more.',
  license: { name: 'MIT', identifier: 'MIT' },
}

export function openApiRoute(described: readonly Route[]): Route {
  let content: StoredContent | undefined
  const route: Route = {
    path: '/openapi.json',
    isOpen: true,
    operations: {
      GET: {
        description: {
          id: 'getOpenApi',
          summary: 'This document.',
          responses: { 200: { description: 'OpenAPI 3.1.', content: { 'application/json': { type: 'object' } } } },
        },
        async answer({ request, response }) {
          content ??= new StoredContent(JSON_TYPE, JSON.stringify(openApiOf([...described, route], INFO)))
          await sendStored(request, response, content, { 'cache-control': 'public, max-age=3600' })
        },
      },
    },
  }
  return route
}
