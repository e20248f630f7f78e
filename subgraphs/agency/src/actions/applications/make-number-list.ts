/**
 * Calculates the numbers of a prefix, or of a part of it, and writes them on a paper for printing. Free numbers on it are
 * reserved for the holder.
 */
import { isbnAt } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import { statusOf } from '../../domain/assigned-prefix.ts'
import { dayIn } from '../../domain/calendar.ts'
import { ownNumber, publisherId } from '../../domain/publisher-id.ts'
import { isRefusal, notOurs, refuse } from '../../domain/refusal.ts'
import { findActedFor } from '../../store/applicants.ts'
import { findPrefixes } from '../../store/find-prefixes.ts'
import { findAnothers, setAside } from '../../store/listed-isbns.ts'
import { lockPrefixes } from '../../store/lock.ts'
import { once } from '../../store/once.ts'
import { type PaperContent, writePapers } from '../../store/papers.ts'
import type { AgencyContext } from '../agency-context.ts'
import { findActive } from '../find-active.ts'
import { newPaperCode } from './make-paper.ts'
import type { SideRequest } from './side.ts'

const MOST = 1_000

/**
 * Whether the numbers are on the holder's publications already is no matter; none is another holder's. For registrars,
 * and for those who act for the holder.
 */
export async function makeNumberList(
  { nation, ranges, database, clock }: AgencyContext,
  actRequest: SideRequest,
  asked: { readonly prefix: string; readonly first: number; readonly count: number },
) {
  const { actor, idempotencyKey: key } = actRequest
  const place = ranges.prefix(asked.prefix)
  if (isProblem(place)) return refuse('PREFIX_INVALID', { input: asked.prefix, problem: place }, { path: ['prefix'] })
  const { value, span, capacity, registrationGroup } = place
  if (!nation.groups.includes(registrationGroup)) return notOurs(value, nation.groups, ['prefix'])
  const { first, count } = asked
  if (first < 0 || first >= capacity)
    return refuse('NUMBER_OUT_OF_RANGE', { field: 'first', least: 0, most: capacity - 1 }, { path: ['first'] })
  if (count < 1 || count > MOST)
    return refuse('NUMBER_OUT_OF_RANGE', { field: 'count', least: 1, most: MOST }, { path: ['count'] })
  const at = clock()
  const act = { actor, key, request: { makeNumberList: asked }, at }
  return once(database.acts, act, async (client) => {
    await lockPrefixes(client, [value])
    const prefix = (await findPrefixes(client, nation.code, [value])).get(value)
    const holders = prefix?.holders.map((id) => ownNumber(nation.code, id)) ?? []
    const holder = await holderActedFor(client, actRequest, holders)
    if (!prefix) return refuse('PREFIX_UNKNOWN', { prefix: value }, { path: ['prefix'] })
    if (holder === undefined) return refuse('PREFIX_NOT_YOURS', { prefix: value }, { path: ['prefix'] })
    if (statusOf(prefix) === 'CLOSED') return refuse('PREFIX_CLOSED', { prefix: value }, { path: ['prefix'] })
    const publisher = await findActive(client, nation.code, publisherId(nation.code, holder))
    if (isRefusal(publisher)) return publisher
    const last = Math.min(first + count, capacity)
    const ordinals = Array.from({ length: last - first }, (_, n) => span.lo + first + n)
    const others = holders.filter((other) => other !== holder)
    const anothers = await findAnothers(client, ordinals, others)
    if (anothers !== undefined) return refuse('ISBN_OF_ANOTHER', { isbn: isbnAt(anothers) }, { path: ['first'] })
    await setAside(client, ordinals, holder)

    const code = newPaperCode(nation.code)
    const isbns = ordinals.map((ordinal) => ranges.hyphenate(isbnAt(ordinal)) ?? '')
    const { name, names, kind, contact } = publisher
    const facts: PaperContent = {
      kind: 'NUMBER_LIST',
      code,
      issuedOn: dayIn(nation.timeZone, at),
      agency: nation.agency,
      applicant: {
        name,
        names: names.map(({ name, language }) => ({ name, ...(language !== null && { language }) })),
        kind,
        address: contact?.address ?? [],
        person: contact?.person ?? '',
      },
      publisher: publisher.id,
      prefix: value,
      publications: [],
      isbns,
    }
    await writePapers(client, [{ code, kind: 'NUMBER_LIST', application: null, prefix: value, facts, madeAt: at }])
    return { answer: { paper: code } }
  })
}

/** The number of the holder that the caller acts for; of the first, where a registrar calls. */
async function holderActedFor(
  client: DatabaseClient,
  { side, actor }: SideRequest,
  holders: readonly number[],
): Promise<number | undefined> {
  if (side === 'AGENCY') return holders[0]
  const theirs = await findActedFor(client, actor, holders)
  return holders.find((holder) => theirs.has(holder))
}
