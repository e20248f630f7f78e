/**
 * The numbers of a prefix, or of a part of it, are calculated and written on a paper to be printed. Those that are free
 * are set aside: nothing else is given under them.
 */
import { isbnAt } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import { statusOf } from '../../domain/assigned-prefix.ts'
import { dayIn } from '../../domain/calendar.ts'
import { ownNumber, publisherId } from '../../domain/publisher-id.ts'
import { quoted } from '../../domain/quoted.ts'
import { isRefusal, notOurs, type Refusal, refuse } from '../../domain/refusal.ts'
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
 * and for those who act for the holder. Refuses PREFIX_UNKNOWN, PREFIX_CLOSED, PUBLISHER_CEASED, ISBN_TAKEN,
 * GROUP_NOT_OURS, INPUT_INVALID and KEY_REUSED.
 */
export async function makeNumberList(
  { nation, ranges, database, clock }: AgencyContext,
  actRequest: SideRequest,
  asked: { readonly prefix: string; readonly first: number; readonly count: number },
): Promise<{ readonly paper: string } | Refusal> {
  const { actor, idempotencyKey: key } = actRequest
  const place = ranges.prefix(asked.prefix)
  if (isProblem(place)) return refuse('INPUT_INVALID', `${quoted(asked.prefix)} is not a prefix: ${place.message}`)
  const { value, span, capacity, registrationGroup } = place
  if (!nation.groups.includes(registrationGroup)) return notOurs(value, nation.groups)
  const { first, count } = asked
  if (first < 0 || first >= capacity)
    return refuse('INPUT_INVALID', `${value} holds ${capacity} numbers: begin with one from 0 to ${capacity - 1}.`)
  if (count < 1 || count > MOST) return refuse('INPUT_INVALID', `A list holds from 1 to ${MOST} numbers.`)
  const at = clock()
  const act = { actor, key, request: { makeNumberList: asked }, at }
  return once<{ paper: string }>(database.acts, act, async (client) => {
    await lockPrefixes(client, [value])
    const prefix = (await findPrefixes(client, nation.code, [value])).get(value)
    const holders = prefix?.holders.map((id) => ownNumber(nation.code, id)) ?? []
    const holder = await holderActedFor(client, actRequest, holders)
    if (!prefix || holder === undefined) return refuse('PREFIX_UNKNOWN', `${value} has no holder that you act for.`)
    if (statusOf(prefix) === 'CLOSED') return refuse('PREFIX_CLOSED', `${value} is closed.`)
    const publisher = await findActive(client, nation.code, publisherId(nation.code, holder))
    if (isRefusal(publisher)) return publisher
    const last = Math.min(first + count, capacity)
    const ordinals = Array.from({ length: last - first }, (_, n) => span.lo + first + n)
    const others = holders.filter((other) => other !== holder)
    const anothers = await findAnothers(client, ordinals, others)
    if (anothers !== undefined)
      return refuse('ISBN_TAKEN', `${isbnAt(anothers)} is another holder's: list numbers that are free or yours.`)
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
    return { paper: code }
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
