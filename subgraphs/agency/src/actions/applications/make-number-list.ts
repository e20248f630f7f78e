/** The numbers of a prefix, or of a part of it, are calculated and written on a paper to be printed. */
import { isbnAt } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import type pg from 'pg'

import { dayIn } from '../../domain/calendar.ts'
import { ownNumber } from '../../domain/publisher-id.ts'
import { quoted } from '../../domain/quoted.ts'
import { notOurs, type Refusal, refuse } from '../../domain/refusal.ts'
import { findApplicantOfPublisher, findApplicants } from '../../store/applicants.ts'
import { findPrefixes } from '../../store/find-prefixes.ts'
import { findPublishers } from '../../store/find-publishers.ts'
import { once } from '../../store/once.ts'
import { type PaperContent, writePaper } from '../../store/papers.ts'
import type { Desk } from '../desk.ts'
import { newPaperCode } from './make-paper.ts'
import { isTheirs, type PartysErrand } from './party.ts'

const MOST = 1_000

/**
 * Whether the numbers are on publications already is no matter: it is for those who print them ahead.
 * For registrars, and for those who act for the holder. Refuses PREFIX_UNKNOWN, GROUP_NOT_OURS, INPUT_INVALID and
 * KEY_REUSED.
 */
export async function makeNumberList(
  { nation, ranges, database, clock }: Desk,
  errand: PartysErrand,
  asked: { readonly prefix: string; readonly first: number; readonly count: number },
): Promise<{ readonly paper: string } | Refusal> {
  const { actor, idempotencyKey: key } = errand
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
    const prefix = (await findPrefixes(client, nation.code, [value])).get(value)
    const holder = await holderActedFor(client, nation.code, errand, prefix?.holders ?? [])
    if (holder === undefined) return refuse('PREFIX_UNKNOWN', `${value} has no holder that you act for.`)
    const publisher = (await findPublishers(client, nation.code, [holder])).get(holder)
    if (!publisher) throw new Error(`${value} is held by number ${holder}, who is not there.`)

    const code = newPaperCode(nation.code)
    const last = Math.min(first + count, capacity)
    const isbns = Array.from({ length: last - first }, (_, n) => ranges.hyphenate(isbnAt(span.lo + first + n)) ?? '')
    const { name, names, kind, contact } = publisher
    const facts: PaperContent = {
      kind: 'NUMBER_LIST',
      code,
      madeOn: dayIn(nation.timeZone, at),
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
    await writePaper(client, { code, kind: 'NUMBER_LIST', application: null, prefix: value, facts, madeAt: at })
    return { paper: code }
  })
}

/** The number of the holder that the caller acts for; of the first, where a registrar calls. */
async function holderActedFor(
  client: pg.ClientBase,
  agency: string,
  errand: PartysErrand,
  holders: readonly string[],
): Promise<number | undefined> {
  for (const holder of holders.map((id) => ownNumber(agency, id))) {
    if (errand.party === 'REGISTRAR') return holder
    const number = await findApplicantOfPublisher(client, holder)
    const applicant = number === undefined ? undefined : (await findApplicants(client, agency, [number])).get(number)
    if (applicant && isTheirs(errand, applicant)) return holder
  }
  return undefined
}
