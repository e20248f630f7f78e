/** The body of a journal's entry: the agency's own text, to the letter, behind where it stands in that agency's feed. */
import type { JournalEvent } from './event.ts'

export const journalBody = (agency: string, epoch: string, sequence: number, body: string): string =>
  opening(agency, epoch, sequence) + body.slice(1)

/** The inverse of {@link journalBody}: the text that the agency hashed, and where it stood. Throws for any other text. */
export function readJournalBody(
  text: string,
): Pick<JournalEvent, 'agency' | 'epoch' | 'sequence'> & { readonly body: string } {
  const { agency, epoch, sequence } = JSON.parse(text) as JournalEvent
  const head = opening(agency, epoch, sequence)
  if (!text.startsWith(head)) throw new SyntaxError('This is not the body of an entry in the journal.')
  return { agency, epoch, sequence, body: `{${text.slice(head.length)}` }
}

const opening = (agency: string, epoch: string, sequence: number): string =>
  `{"agency":${JSON.stringify(agency)},"epoch":${JSON.stringify(epoch)},"sequence":${sequence},`
