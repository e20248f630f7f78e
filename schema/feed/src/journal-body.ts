/** The body of a journal's entry: the agency's own text, to the letter, behind where it stands in that agency's feed. */
import { type JournalEvent, journalEvent, readEvent } from './event.ts'
import { FeedUnacceptable } from './feed-unacceptable.ts'

export const journalBody = (agency: string, epoch: string, sequence: number, body: string): string =>
  opening(agency, epoch, sequence) + body.slice(1)

/**
 * The inverse of {@link journalBody}: the text that the agency hashed, and where it stood. Throws a FeedUnacceptable for any
 * other text.
 */
export function readJournalBody(
  text: string,
): Pick<JournalEvent, 'agency' | 'epoch' | 'sequence'> & { readonly body: string } {
  const { agency, epoch, sequence } = readEvent(origin, text)
  const head = opening(agency, epoch, sequence)
  if (!text.startsWith(head)) throw new FeedUnacceptable('the body is not one that the journal writes')
  return { agency, epoch, sequence, body: `{${text.slice(head.length)}` }
}

const origin = journalEvent.pick({ agency: true, epoch: true, sequence: true })

const opening = (agency: string, epoch: string, sequence: number): string =>
  `{"agency":${JSON.stringify(agency)},"epoch":${JSON.stringify(epoch)},"sequence":${sequence},`
