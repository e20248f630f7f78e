/** A paper comes into being: what it says is written down under a code by which anybody can verify it. */
import { randomBytes } from 'node:crypto'

import { isbnAt, ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import type pg from 'pg'

import type { Application } from '../../domain/application.ts'
import { dayIn } from '../../domain/calendar.ts'
import type { PaperKind } from '../../domain/papers/paper-kind.ts'
import type { ApplicationFacts } from '../../domain/procedure.ts'
import { inNumberingOrder } from '../../domain/publication.ts'
import { findIsbns } from '../../store/find-isbns.ts'
import { findPublishers } from '../../store/find-publishers.ts'
import { type PaperContent, supersedePapers, writePaper } from '../../store/papers.ts'
import type { Desk } from '../desk.ts'

/** No letter that is taken for a digit or another letter: people type it from paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** UZ-7K3M-94QD-0XTR: sixty bits that nobody guesses, behind the code of the agency that can answer for it. */
export function newPaperCode(agency: string): string {
  const letters = [...randomBytes(12)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
  return `${agency}-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

export async function makePapers(
  client: pg.ClientBase,
  desk: Desk,
  kinds: readonly PaperKind[],
  { number, application, facts }: { number: number; application: Application; facts: ApplicationFacts },
): Promise<void> {
  const at = desk.clock()
  const partners = await findPartners(client, desk, application)
  await supersedePapers(client, number, kinds, at)
  for (const kind of kinds) {
    const content = contentOf(desk, kind, newPaperCode(desk.nation.code), application, facts, partners, at)
    await writePaper(client, {
      code: content.code,
      kind,
      application: number,
      prefix: application.prefix,
      facts: content,
      madeAt: at,
    })
  }
}

function contentOf(
  { nation, ranges, payee }: Desk,
  kind: PaperKind,
  code: string,
  { id, content, prefix, ordinals }: Application,
  { applicant, publisher, fee }: ApplicationFacts,
  partners: ReadonlyMap<string, string>,
  at: Date,
): PaperContent {
  const { names = [], contact = {}, head, bank } = applicant
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
    madeOn: dayIn(nation.timeZone, at),
    agency: nation.agency,
    ...(payee && { payee }),
    applicant: {
      // Who is in the register is called as it is called there, whatever it says of itself since.
      name: publisher?.name ?? applicant.name,
      names: names.map(({ name, language }) => ({ name, ...(language && { language }) })),
      kind: publisher?.kind ?? applicant.kind,
      address: contact.address ?? [],
      person: contact.person ?? '',
      ...(head && { head }),
      ...(bank && { bank }),
    },
    application: id,
    ...(publisher && { publisher: publisher.id }),
    ...(prefix !== null && { prefix }),
    publications: publications.map(({ publication, volumeOf }, place) => {
      const { title, form, contributors = [], language, edition, year, translationOf, jointWith = [] } = publication
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
        ...(jointWith.length > 0 && {
          jointWith: jointWith.map((text) => ({ isbn: hyphenated(text), publisher: partners.get(text) })),
        }),
      }
    }),
    ...(fee && !fee.waived && { fee: { amount: fee.amount, currency: fee.currency } }),
  }
}

/** By the ISBN as it was entered: who brings out the same edition under it, where it is of this agency's register. */
async function findPartners(
  client: pg.ClientBase,
  { nation }: Desk,
  { content }: Application,
): Promise<Map<string, string>> {
  const texts = inNumberingOrder(content.publications.map(({ publication }) => publication)).flatMap(
    ({ publication }) => publication.jointWith ?? [],
  )
  const ordinals = new Map(
    texts.flatMap((text) => {
      const parsed = parseIsbn(text)
      return isProblem(parsed) ? [] : [[text, ordinalOf(parsed.isbn13)] as const]
    }),
  )
  if (ordinals.size === 0) return new Map()
  const isbns = await findIsbns(client, [...ordinals.values()])
  const publishers = await findPublishers(
    client,
    nation.code,
    [...isbns.values()].map(({ publisher }) => publisher),
  )
  return new Map(
    [...ordinals].flatMap(([text, ordinal]) => {
      const number = isbns.get(ordinal)?.publisher
      const name = number === undefined ? undefined : publishers.get(number)?.name
      return name === undefined ? [] : [[text, name] as const]
    }),
  )
}
