/** The numbers of other editions that publications name, seen against the register: somebody must have them. */
import { ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { AssignedPrefix } from '../domain/assigned-prefix.ts'
import { type NewPublication, type NumberedPublication } from '../domain/publication.ts'
import { publisherId } from '../domain/publisher-id.ts'
import { quoted } from '../domain/quoted.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { findIsbns } from '../store/find-isbns.ts'
import { findPrefixes } from '../store/find-prefixes.ts'
import { findListed } from '../store/listed-isbns.ts'
import type { AgencyContext } from './agency-context.ts'

/**
 * Refuses INPUT_INVALID where a number of the agency's own groups lies under no prefix that was ever given, and where a
 * joint publication names a number of the very publisher: each of several gives its own, so another's is another's.
 *
 * One under a given prefix passes, in the register or not: publishers had prefixes, and put their numbers on books, long
 * before there was this register. What other agencies' publishers have, only these know.
 */
export async function problemWithOtherEditions(
  client: DatabaseClient,
  { nation: { code, groups }, ranges }: Pick<AgencyContext, 'nation' | 'ranges'>,
  publications: readonly NumberedPublication[],
  /** Whose they are, as far as is known, and the ordinals that they take. */
  { publisher, taken = [] }: { readonly publisher: string | null; readonly taken?: readonly number[] },
): Promise<Refusal | undefined> {
  const ours = publications
    .flatMap(({ publication }) => otherEditions(publication))
    .filter(({ ordinal }) => groups.includes(ranges.groupAt(ordinal)?.value ?? ''))
    .map((other) => ({ ...other, place: ranges.prefixAt(other.ordinal) }))
  if (ours.length === 0) return undefined

  const values = new Set(ours.flatMap(({ place }) => (isProblem(place) ? [] : place.value)))
  const prefixes = await findPrefixes(client, code, [...values])
  const prefixOf = ({ place }: (typeof ours)[number]) => (isProblem(place) ? undefined : prefixes.get(place.value))
  const nobodys = ours.find((other) => !prefixOf(other))
  if (nobodys)
    return refuse(
      'INPUT_INVALID',
      `${quoted(nobodys.text)}, another edition’s number, lies under no prefix that was ever given: no publisher has it.`,
    )

  const joint = ours.filter(({ isJoint }) => isJoint)
  const ordinals = joint.map(({ ordinal }) => ordinal)
  const [given, listed] = [await findIsbns(client, ordinals), await findListed(client, ordinals)]
  const own = new Set([...taken, ...publications.flatMap(({ publication: { isbn } }) => ordinalIn(isbn))])
  const ownJoint = joint.find((other) => {
    const number = given.get(other.ordinal)?.publisher ?? listed.get(other.ordinal)
    const whose = number === undefined ? onlyHolder(prefixOf(other)) : publisherId(code, number)
    return own.has(other.ordinal) || (publisher !== null && whose === publisher)
  })
  return (
    ownJoint &&
    refuse(
      'INPUT_INVALID',
      `${quoted(ownJoint.text)} is the publisher’s own: a joint publication bears another publisher’s number besides.`,
    )
  )
}

interface OtherEdition {
  /** As it was entered. */
  readonly text: string
  readonly ordinal: number
  /** The same edition, brought out by another publisher, too; else the one that is translated. */
  readonly isJoint: boolean
}

const otherEditions = ({ translationOf, jointWith = [] }: NewPublication): OtherEdition[] => [
  ...ordinalIn(translationOf).map((ordinal) => ({ text: translationOf ?? '', ordinal, isJoint: false })),
  ...jointWith.flatMap((text) => ordinalIn(text).map((ordinal) => ({ text, ordinal, isJoint: true }))),
]

/** None where there is no number. */
function ordinalIn(text: string | undefined): number[] {
  const parsed = text === undefined ? undefined : parseIsbn(text)
  return parsed === undefined || isProblem(parsed) ? [] : [ordinalOf(parsed.isbn13)]
}

/** Of what the register doesn't hold, this is who must have it. */
const onlyHolder = (prefix: AssignedPrefix | undefined): string | undefined =>
  prefix?.kind === 'EXCLUSIVE' && prefix.holders.length === 1 ? prefix.holders[0] : undefined
