/** A number is withdrawn from its publication: printed by mistake, or the book never came. It is never given again. */
import { ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'

import { isbnRecord } from '../domain/assigned-isbn.ts'
import { prefixRecord } from '../domain/assigned-prefix.ts'
import { publicRecord } from '../domain/publisher.ts'
import { publisherId } from '../domain/publisher-id.ts'
import { notOurs, refuse, type RequestPath } from '../domain/refusal.ts'
import { writeCancelled } from '../store/cancel-isbn.ts'
import { findPublications } from '../store/find-isbns.ts'
import { findPrefixes } from '../store/find-prefixes.ts'
import { findPublishers } from '../store/find-publishers.ts'
import { lockPrefixes } from '../store/lock.ts'
import { once } from '../store/once.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'

const PATH: RequestPath = ['isbn']

export async function cancelIsbn(
  { nation, ranges, database, clock }: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  asked: { readonly isbn: string },
) {
  const parsed = parseIsbn(asked.isbn)
  if (isProblem(parsed)) return refuse('ISBN_INVALID', { input: asked.isbn, problem: parsed }, { path: PATH })
  const { isbn13 } = parsed
  const place = ranges.prefixAt(ordinalOf(isbn13))
  if (isProblem(place) || !nation.groups.includes(place.registrationGroup)) return notOurs(isbn13, nation.groups, PATH)
  const now = clock()
  const request = { cancelIsbn: { isbn: isbn13 } }
  return once(database.acts, { actor, key: idempotencyKey, request, at: now }, async (client) => {
    await lockPrefixes(client, [place.value])
    const prefix = (await findPrefixes(client, nation.code, [place.value])).get(place.value)
    const cancelled = await writeCancelled(client, ordinalOf(isbn13))
    if (cancelled === 'UNASSIGNED' || !prefix) return refuse('ISBN_UNASSIGNED', { isbn: isbn13 }, { path: PATH })
    if (cancelled === 'CANCELLED') return refuse('ISBN_CANCELLED', { isbn: isbn13 }, { path: PATH })
    const { ordinal, publisher, publication, assignedOn } = cancelled
    const holder = (await findPublishers(client, nation.code, [publisher])).get(publisher)
    if (!holder) throw new Error(`${isbn13} is assigned, but has no publisher.`)
    const on = publication === null ? undefined : (await findPublications(client, [publication])).get(publication)
    const isbn = {
      ordinal,
      prefix: prefix.value,
      status: 'CANCELLED' as const,
      publisher: publisherId(nation.code, publisher),
      assignedOn,
      title: on?.title,
      form: on?.form,
    }
    return {
      answer: { isbn: isbn13 },
      events: [
        {
          kind: 'ISBN_CANCELLED',
          at: now.toISOString(),
          publisher: publicRecord(holder, nation.disclosure),
          prefix: prefixRecord(prefix),
          isbn: isbnRecord(isbn, holder.disclosure),
        },
      ],
    }
  })
}
