/** `/bootstrap.json`: the delegation table, for programs that ask the agencies themselves. */
import { HttpError } from '@isbn-hub/server/http-error'
import { JSON_TYPE } from '@isbn-hub/server/media-type'
import type { Route } from '@isbn-hub/server/route'
import { sendStored, StoredContent } from '@isbn-hub/server/send'

/** `table` gives its text; empty while there is none. */
export function bootstrapRoute(table: () => string): Route {
  let text = ''
  let content = new StoredContent(JSON_TYPE, text)
  return {
    path: '/bootstrap.json',
    isOpen: true,
    operations: {
      GET: {
        description: {
          id: 'getBootstrap',
          summary: 'Which agency answers for which span of numbers, and where, in the shape of RFC 9224.',
          responses: {
            200: { description: 'The delegation table.', content: { 'application/json': { type: 'object' } } },
          },
        },
        async answer({ request, response }) {
          if (table() === '')
            throw new HttpError('NOT_READY', 'The delegation table is not known yet. Try again in a few seconds.', {
              'retry-after': '2',
            })
          if (table() !== text) content = new StoredContent(JSON_TYPE, (text = table()))
          await sendStored(request, response, content, { 'cache-control': 'public, max-age=60' })
        },
      },
    },
  }
}
