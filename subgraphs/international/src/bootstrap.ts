/**
 * `/bootstrap.json`: whose numbers are whose and where their owner answers, for programs that route by themselves. In
 * the shape of RFC 9224, which does the same for internet addresses: the most specific span wins.
 */
import type { Bootstrap } from '@isbn-hub/feed/bootstrap'
import { JSON_TYPE } from '@isbn-hub/server/media-type'
import type { Route } from '@isbn-hub/server/route'
import { sendCacheable } from '@isbn-hub/server/send'
import type { EntityManager } from 'typeorm'

import { type Delegation, ordinalText } from './domain/delegation.ts'
import type { AgencyFacts } from './domain/delegations.ts'
import { findAgencies, findDelegations, findLastChange } from './store/delegations.ts'

export function bootstrapOf(
  agencies: readonly AgencyFacts[],
  delegations: readonly Delegation[],
  endpoints: ReadonlyMap<string, string>,
  publication: Date,
): Bootstrap {
  const spans = delegations.filter(({ until }) => until === null)
  const listed = spans.map(({ agency, span, since }) => ({
    agency,
    from: ordinalText(span.lo),
    to: ordinalText(span.hi - 1),
    since,
  }))
  return {
    version: '1.0',
    publication: publication.toISOString(),
    description: 'Which ISBN agency assigns from which span of the number space, and where it serves its register.',
    agencies: agencies.map(({ code, name }) => ({ code, name, endpoint: endpoints.get(code) ?? null })),
    delegations: listed,
    services: agencies.flatMap(({ code }) => {
      const endpoint = endpoints.get(code)
      const own = listed.filter(({ agency }) => agency === code).map(({ from, to }) => `${from}-${to}`)
      return endpoint && own.length > 0 ? [[own, [endpoint]]] : []
    }),
  }
}

/** Seconds for which a reader needn't ask again. */
const FRESH = 10

/** Serves the table as it is at each request; `startedAt` is when the endpoints became known. */
export const bootstrapRoute = (
  entities: EntityManager,
  endpoints: ReadonlyMap<string, string>,
  startedAt: Date,
): Route => ({
  path: '/bootstrap.json',
  isOpen: true,
  operations: {
    GET: {
      async answer({ request, response }) {
        const [agencies, delegations, changed] = await Promise.all([
          findAgencies(entities),
          findDelegations(entities),
          findLastChange(entities),
        ])
        const publication = changed && changed > startedAt ? changed : startedAt
        await sendCacheable(request, response, {
          type: JSON_TYPE,
          body: JSON.stringify(bootstrapOf(agencies, delegations, endpoints, publication)),
          headers: { 'cache-control': `public, max-age=${FRESH}` },
        })
      },
    },
  },
})
