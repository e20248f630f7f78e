/** The numbers of other editions that publications name, seen against the register: somebody must have them. */
import { ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { AssignedPrefix } from '../domain/assigned-prefix.ts'
import { type NewPublication, type NumberedPublication } from '../domain/publication.ts'
import { publisherId } from '../domain/publisher-id.ts'
import { type Refusal, refuse, type RequestPath } from '../domain/refusal.ts'
import { findIsbns } from '../store/find-isbns.ts'
import { findPrefixes } from '../store/find-prefixes.ts'
import { findListed } from '../store/listed-isbns.ts'
import type { AgencyContext } from './agency-context.ts'

export type EditionCode = 'EDITION_UNASSIGNED' | 'JOINT_ISBN_OWN'

/**
 * Refuses a number of the agency's own groups under a prefix that was never assigned, and a joint publication that names a
 * number of the publisher itself: each of several publishers assigns its own.
 *
 * One under a given prefix passes, in the register or not: publishers had prefixes, and put their numbers on books, long
 * before there was this register. What other agencies' publishers have, only these know.
 */
export async function problemWithOtherEditions(
  client: DatabaseClient,
  { nation: { code, groups }, ranges }: Pick<AgencyContext, 'nation' | 'ranges'>,
  {
    publications,
    paths,
  }: { readonly publications: readonly NumberedPublication[]; readonly paths: readonly RequestPath[] },
  /** Whose they are, as far as is known, and the ordinals that they take. */
  { publisher, taken = [] }: { readonly publisher: string | null; readonly taken?: readonly number[] },
): Promise<Refusal<EditionCode> | undefined> {
  const ours = publications
    .flatMap(({ publication }, index) => otherEditions(publication, paths[index] ?? []))
    .filter(({ ordinal }) => groups.includes(ranges.groupAt(ordinal)?.value ?? ''))
    .map((other) => ({ ...other, place: ranges.prefixAt(other.ordinal) }))
  if (ours.length === 0) return undefined

  const values = new Set(ours.flatMap(({ place }) => (isProblem(place) ? [] : place.value)))
  const prefixes = await findPrefixes(client, code, [...values])
  const prefixOf = ({ place }: (typeof ours)[number]) => (isProblem(place) ? undefined : prefixes.get(place.value))
  const unassigned = ours.find((other) => !prefixOf(other))
  if (unassigned) return refuse('EDITION_UNASSIGNED', { isbn: unassigned.text }, { path: unassigned.path })

  const joint = ours.filter(({ isJoint }) => isJoint)
  const ordinals = joint.map(({ ordinal }) => ordinal)
  const [given, listed] = [await findIsbns(client, ordinals), await findListed(client, ordinals)]
  const own = new Set([...taken, ...publications.flatMap(({ publication: { isbn } }) => ordinalIn(isbn))])
  const ownJoint = joint.find((other) => {
    const number = given.get(other.ordinal)?.publisher ?? listed.get(other.ordinal)
    const whose = number === undefined ? onlyHolder(prefixOf(other)) : publisherId(code, number)
    return own.has(other.ordinal) || (publisher !== null && whose === publisher)
  })
  return ownJoint && refuse('JOINT_ISBN_OWN', { isbn: ownJoint.text }, { path: ownJoint.path })
}

interface OtherEdition {
  /** As it was entered. */
  readonly text: string
  readonly path: RequestPath
  readonly ordinal: number
  /** The same edition, brought out by another publisher, too; else the one that is translated. */
  readonly isJoint: boolean
}

const otherEditions = ({ translationOf, jointWith = [] }: NewPublication, path: RequestPath): OtherEdition[] => [
  ...otherEdition(translationOf, [...path, 'translationOf'], false),
  ...jointWith.flatMap((text, index) => otherEdition(text, [...path, 'jointWith', index], true)),
]

const otherEdition = (text: string | undefined, path: RequestPath, isJoint: boolean): OtherEdition[] =>
  ordinalIn(text).map((ordinal) => ({ text: text ?? '', path, ordinal, isJoint }))

/** None where there is no number. */
function ordinalIn(text: string | undefined): number[] {
  const parsed = text === undefined ? undefined : parseIsbn(text)
  return parsed === undefined || isProblem(parsed) ? [] : [ordinalOf(parsed.isbn13)]
}

/** Of what the register doesn't hold, this is who must have it. */
const onlyHolder = (prefix: AssignedPrefix | undefined): string | undefined =>
  prefix?.kind === 'EXCLUSIVE' && prefix.holders.length === 1 ? prefix.holders[0] : undefined
