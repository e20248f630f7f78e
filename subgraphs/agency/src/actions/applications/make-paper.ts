/** A paper comes into being: what it says is written down under a code by which anybody can verify it. */
import { randomBytes } from 'node:crypto'

import { isbnAt } from '@isbn-hub/isbn/number'
import type pg from 'pg'

import type { Application } from '../../domain/application.ts'
import { dayIn } from '../../domain/calendar.ts'
import type { PaperKind } from '../../domain/papers/paper-kind.ts'
import type { ApplicationFacts } from '../../domain/procedure.ts'
import { inNumberingOrder } from '../../domain/publication.ts'
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
  await supersedePapers(client, number, kinds, at)
  for (const kind of kinds) {
    const content = contentOf(desk, kind, newPaperCode(desk.nation.code), application, facts, at)
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
  { nation, ranges }: Desk,
  kind: PaperKind,
  code: string,
  { id, content, prefix, ordinals }: Application,
  { applicant, publisher, fee }: ApplicationFacts,
  at: Date,
): PaperContent {
  const { names = [], contact = {}, bank } = applicant
  const isbn = (place: number): string | undefined => {
    const ordinal = ordinals[place]
    return ordinal === undefined ? undefined : ranges.hyphenate(isbnAt(ordinal))
  }
  return {
    kind,
    code,
    madeOn: dayIn(nation.timeZone, at),
    agency: nation.agency,
    applicant: {
      // Who is in the register is called as it is called there, whatever it says of itself since.
      name: publisher?.name ?? applicant.name,
      names: names.map(({ name, language }) => ({ name, ...(language && { language }) })),
      kind: publisher?.kind ?? applicant.kind,
      address: contact.address ?? [],
      person: contact.person ?? '',
      ...(bank && { bank }),
    },
    application: id,
    ...(publisher && { publisher: publisher.id }),
    ...(prefix !== null && { prefix }),
    publications: inNumberingOrder(content.publications.map(({ publication }) => publication)).map(
      ({ publication: { title, form, contributors = [], language, edition, year } }, place) => ({
        title,
        form,
        contributors,
        ...(language && { language }),
        ...(edition && { edition }),
        ...(year && { year }),
        ...(isbn(place) && { isbn: isbn(place) }),
      }),
    ),
    ...(fee && !fee.waived && { fee: { amount: fee.amount, currency: fee.currency } }),
  }
}
