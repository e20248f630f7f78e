/** A paper comes into being: what it says is written down under a code by which anybody can verify it. */
import { randomBytes } from 'node:crypto'

import { isbnAt, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { Applicant } from '../../domain/applicant.ts'
import type { Application } from '../../domain/application.ts'
import { dayIn } from '../../domain/calendar.ts'
import type { PaperPublication } from '../../domain/papers/paper-facts.ts'
import type { PaperKind } from '../../domain/papers/paper-kind.ts'
import { inNumberingOrder, jointOrdinals } from '../../domain/publication.ts'
import type { Publisher, PublisherKind } from '../../domain/publisher.ts'
import type { Fee } from '../../domain/rules/fees.ts'
import { findIsbns } from '../../store/find-isbns.ts'
import { findPublishers } from '../../store/find-publishers.ts'
import type { Loaders } from '../../store/loaders.ts'
import { type PaperContent, supersedePapers, writePapers } from '../../store/papers.ts'
import type { AgencyContext } from '../agency-context.ts'

/** No letter that is taken for a digit or another letter: people type it from paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** UZ-7K3M-94QD-0XTR: sixty random bits, which cannot be guessed, after the code of the agency that can verify it. */
export function newPaperCode(agency: string): string {
  const letters = [...randomBytes(12)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
  return `${agency}-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

/** What papers are made of. */
export interface PaperSubject {
  readonly number: number
  readonly application: Application
  readonly applicant: Applicant
  /** Null until the applicant is in the register. */
  readonly publisher: Publisher | null
  /** What is to be paid; null where the agency's document names no fee. */
  readonly fee: Fee | null
}

export async function makePapers(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  load: Loaders,
  kinds: readonly PaperKind[],
  subject: PaperSubject,
): Promise<void> {
  const at = agencyContext.clock()
  const { number, application } = subject
  const partners = await findPartners(client, agencyContext, load, application)
  const earlier = application.papersOf === null ? [] : await load.papers.load(application.id)
  if (earlier.some(({ kind }) => kinds.includes(kind))) await supersedePapers(client, number, kinds, at)
  const papers = kinds.map((kind) => {
    const code = newPaperCode(agencyContext.nation.code)
    const content = contentOf(agencyContext, kind, code, subject, partners, at)
    return { code, kind, application: number, prefix: application.prefix, facts: content, madeAt: at }
  })
  await writePapers(client, papers)
  load.papers.clear(application.id)
}

function contentOf(
  { nation, ranges, payee }: AgencyContext,
  kind: PaperKind,
  code: string,
  { application: { id, content, prefix, ordinals }, applicant, publisher, fee }: PaperSubject,
  partners: ReadonlyMap<number, readonly PaperPartner[]>,
  at: Date,
): PaperContent {
  const { names = [], contact = {}, headedBy, bank } = applicant
  const publisherKind = publisher?.kind ?? applicant.kind
  const isbn = (place: number): string | undefined => {
    const ordinal = ordinals[place]
    return ordinal === undefined ? undefined : ranges.hyphenate(isbnAt(ordinal))
  }
  const hyphenated = (text: string): string => {
    const parsed = parseIsbn(text)
    return isProblem(parsed) ? text : (ranges.hyphenate(parsed.isbn13) ?? text)
  }
  const publications = inNumberingOrder(content.publications.map(({ publication }) => publication))
  return {
    kind,
    code,
    issuedOn: dayIn(nation.timeZone, at),
    agency: nation.agency,
    ...(payee && { payee }),
    applicant: {
      // Who is in the register is called as it is called there, whatever it says of itself since.
      name: publisher?.name ?? applicant.name,
      names: names.map(({ name, language }) => ({ name, ...(language && { language }) })),
      kind: publisherKind,
      address: contact.address ?? [],
      person: contact.person ?? '',
      headSigns: hasHead(publisherKind),
      ...(headedBy && { headedBy }),
      ...(bank && { bank }),
    },
    application: id,
    ...(publisher && { publisher: publisher.id }),
    ...(prefix !== null && { prefix }),
    publications: publications.map(({ publication, volumeOf }, place) => {
      const { title, form, contributors = [], language, edition, year, translationOf } = publication
      const jointWith = partners.get(place)
      const set = volumeOf === undefined ? undefined : publications[volumeOf]?.publication
      return {
        title,
        form,
        contributors,
        ...(language && { language }),
        ...(edition && { edition }),
        ...(year && { year }),
        ...(isbn(place) && { isbn: isbn(place) }),
        ...(set && volumeOf !== undefined && { volumeOf: { title: set.title, isbn: isbn(volumeOf) } }),
        ...(translationOf && { translationOf: hyphenated(translationOf) }),
        ...(jointWith && { jointWith }),
      }
    }),
    ...(fee && !fee.waived && { fee: { amount: fee.amount, currency: fee.currency } }),
  }
}

/** Others sign for themselves. */
const hasHead = (kind: PublisherKind): boolean => kind !== 'AUTHOR' && kind !== 'SOLE_TRADER'

type PaperPartner = NonNullable<PaperPublication['jointWith']>[number]

/**
 * By the place of a publication: under which numbers others bring it out too, those that it names and those that name its
 * own, as far as their publishers show theirs. With who they are, where they are of this agency's register.
 */
async function findPartners(
  client: DatabaseClient,
  { nation, ranges }: AgencyContext,
  load: Loaders,
  { content, ordinals }: Application,
): Promise<Map<number, PaperPartner[]>> {
  const publications = inNumberingOrder(content.publications.map(({ publication }) => publication))
  const joint = await Promise.all(ordinals.map((ordinal) => load.jointFrom.load(ordinal)))
  const named = publications.map(({ publication }) => jointOrdinals(publication))
  const from = joint.flat()
  if (named.flat().length === 0 && from.length === 0) return new Map()
  const isbns = await findIsbns(client, named.flat())
  const publishers = await findPublishers(
    client,
    nation.code,
    [...isbns.values(), ...from].map(({ publisher }) => publisher),
  )
  const others = named.map((ordinalsNamed, place) => {
    const theirs = (joint[place] ?? []).filter(({ publisher }) => publishers.get(publisher)?.disclosure.publications)
    return [...new Set([...ordinalsNamed, ...theirs.map(({ ordinal }) => ordinal)])].toSorted((a, b) => a - b)
  })
  const whose = new Map([...isbns.values(), ...from].map(({ ordinal, publisher }) => [ordinal, publisher]))
  const partner = (ordinal: number): PaperPartner => ({
    isbn: ranges.hyphenate(isbnAt(ordinal)) ?? isbnAt(ordinal),
    publisher: publishers.get(whose.get(ordinal) ?? 0)?.name,
  })
  return new Map(others.flatMap((numbers, place) => (numbers.length > 0 ? [[place, numbers.map(partner)]] : [])))
}
