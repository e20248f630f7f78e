/**
 * Reading by key, many at once: what is asked for at one moment is one statement, and nothing is read twice. They live as
 * long as an operation of the graph, or as an act, and know nothing of what is written meanwhile.
 */
import { isProblem } from '@isbn-hub/isbn/problem'
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { groupBy } from '@isbn-hub/postgres/group-by'
import DataLoader from 'dataloader'

import type { Applicant } from '../domain/applicant.ts'
import type { Application, ApplicationStep, Attachment, Credential } from '../domain/application.ts'
import type { AssignedPrefix } from '../domain/assigned-prefix.ts'
import type { Nation } from '../domain/nation.ts'
import { keptNumber } from '../domain/own-id.ts'
import type { Publisher } from '../domain/publisher.ts'
import { ownNumber, publisherNumber } from '../domain/publisher-id.ts'
import type { RegisterMatch } from '../domain/register-match.ts'
import type { Tenure } from '../domain/tenure.ts'
import { findApplicants } from './applicants.ts'
import { findApplications, findAttachments, findSteps } from './applications.ts'
import type { CredentialKeeper } from './credential-keeper.ts'
import { findFiles, type StoredFile } from './files.ts'
import { findIsbns, findJointFrom, findPublications, type JointFrom } from './find-isbns.ts'
import { countFree, countIssued, findHoldings, findPrefixes, findTenures, type Holding } from './find-prefixes.ts'
import { findPublishers } from './find-publishers.ts'
import { findPapers, findPapersOf, type StoredPaper } from './papers.ts'
import { findRegisterMatches } from './register-matches.ts'
import type { IsbnRow } from './rows/isbn-row.ts'
import type { PublicationRow } from './rows/publication-row.ts'

/** Whose register is read. */
export interface Register {
  readonly nation: Pick<Nation, 'code' | 'groups'>
  readonly ranges: RangeTable
  readonly credentials?: CredentialKeeper | undefined
}

/** The numbers under one prefix. */
type Block = Pick<AssignedPrefix, 'value' | 'lo' | 'hi'>

export interface Loaders {
  /** By id, BY-1042; null for another agency's. */
  readonly publisher: DataLoader<string, Publisher | null>
  /** By value, 978-985-6020; undefined while it isn't given out, null where it is no prefix of this agency. */
  readonly prefix: DataLoader<string, AssignedPrefix | undefined | null>
  readonly issued: DataLoader<Block, number, string>
  /** How many of its numbers are neither given out nor set aside. */
  readonly free: DataLoader<Block, number, string>
  readonly tenures: DataLoader<string, readonly Tenure[]>
  /** By the publisher's id. */
  readonly holdings: DataLoader<string, readonly Holding[]>
  /** By ordinal. */
  readonly isbn: DataLoader<number, IsbnRow | undefined>
  readonly publication: DataLoader<number, PublicationRow | undefined>
  /** By ordinal: the numbers whose publications name it as a joint one. */
  readonly jointFrom: DataLoader<number, readonly JointFrom[]>
  /** By id, UZ-APPLICANT-7. Whether the caller may see it is asked where it is shown. */
  readonly applicant: DataLoader<string, Applicant | undefined>
  readonly application: DataLoader<string, Application | undefined>
  /** Whom of the register, or of those who apply, the applicant may be. */
  readonly registerMatches: DataLoader<Applicant, readonly RegisterMatch[], string>
  /** Permits on record, by the publisher's id. */
  readonly credentials: DataLoader<string, readonly Credential[]>
  /** By the application's id, as the next two. */
  readonly history: DataLoader<string, readonly ApplicationStep[]>
  readonly attachments: DataLoader<string, readonly Attachment[]>
  readonly papers: DataLoader<string, readonly StoredPaper[]>
  /** By code. */
  readonly paper: DataLoader<string, StoredPaper | undefined>
  /** By id, a UUID. */
  readonly file: DataLoader<string, StoredFile | undefined>
}

export function createLoaders(
  client: DatabaseClient,
  { nation: { code, groups }, ranges, credentials }: Register,
): Loaders {
  // A transaction has one connection, which takes one statement at a time.
  const inTurn = client.entities.queryRunner ? oneAtATime() : <T>(read: () => Promise<T>) => read()

  /** Loads values one for one. */
  const loader = <K, V>(find: (keys: readonly K[]) => Promise<readonly V[]>): DataLoader<K, V> =>
    new DataLoader((keys) => inTurn(() => find(keys)))

  /** The same, of things that are told apart by a key of theirs. */
  const loaderBy = <K, V>(
    cacheKeyFn: (key: K) => string,
    find: (keys: readonly K[]) => Promise<readonly V[]>,
  ): DataLoader<K, V, string> => new DataLoader<K, V, string>((keys) => inTurn(() => find(keys)), { cacheKeyFn })

  /** Loads by ids that have a number behind them; `none` is the answer for any other, and for those that aren't found. */
  const loaderOf = <V, N>(
    numberOf: (id: string) => number | undefined,
    find: (numbers: readonly number[]) => Promise<ReadonlyMap<number, V> | undefined>,
    none: N,
  ): DataLoader<string, V | N> =>
    loader(async (ids) => {
      const numbers = ids.map(numberOf)
      const found = await find(numbers.filter((number) => number !== undefined))
      return numbers.map((number) => (number === undefined ? undefined : found?.get(number)) ?? none)
    })

  const publisherOf = (id: string) => publisherNumber(code, id)
  const applicationOf = (id: string) => keptNumber(code, 'APPLICATION', id)
  const applicantOf = (id: string) => keptNumber(code, 'APPLICANT', id)

  return {
    publisher: loaderOf(publisherOf, (numbers) => findPublishers(client, code, numbers), null),
    prefix: loader(async (values) => {
      const found = await findPrefixes(client, code, values)
      return values.map((value) => {
        const assigned = found.get(value)
        if (assigned) return assigned
        const prefix = ranges.prefix(value)
        return isProblem(prefix) || !groups.includes(prefix.registrationGroup) ? null : undefined
      })
    }),
    issued: loaderBy(valueOf, (blocks) => countIssued(client, blocks)),
    free: loaderBy(valueOf, (blocks) => countFree(client, blocks)),
    tenures: loader(async (values) => {
      const tenures = groupBy(await findTenures(client, code, values), ({ prefix }) => prefix)
      return values.map((value) => tenures.get(value) ?? [])
    }),
    holdings: loader(async (ids) => {
      const numbers = ids.map((id) => ownNumber(code, id))
      const holdings = groupBy(await findHoldings(client, code, numbers), ({ publisher }) => publisher)
      return ids.map((id) => holdings.get(id) ?? [])
    }),
    credentials: loaderOf(publisherOf, async (numbers) => credentials?.find(client, numbers), []),
    isbn: loader(async (ordinals) => {
      const found = await findIsbns(client, ordinals)
      return ordinals.map((ordinal) => found.get(ordinal))
    }),
    publication: loader(async (ids) => {
      const found = await findPublications(client, ids)
      return ids.map((id) => found.get(id))
    }),
    jointFrom: loader(async (ordinals) => {
      const found = await findJointFrom(client, ordinals)
      return ordinals.map((ordinal) => found.get(ordinal) ?? [])
    }),
    applicant: loaderOf(applicantOf, (numbers) => findApplicants(client, code, numbers), undefined),
    registerMatches: loaderBy(
      ({ id }) => id,
      async (applicants) => {
        const found = await findRegisterMatches(client, code, applicants)
        return applicants.map(({ id }) => found.get(applicantOf(id) ?? 0) ?? [])
      },
    ),
    application: loaderOf(applicationOf, (numbers) => findApplications(client, code, numbers), undefined),
    history: loaderOf(applicationOf, (numbers) => findSteps(client, numbers), []),
    attachments: loaderOf(applicationOf, (numbers) => findAttachments(client, numbers), []),
    papers: loaderOf(applicationOf, (numbers) => findPapersOf(client, numbers), []),
    paper: loader(async (codes) => {
      const found = await findPapers(client, codes)
      return codes.map((paper) => found.get(paper))
    }),
    file: loader(async (ids) => {
      const found = await findFiles(client, ids)
      return ids.map((id) => found.get(id))
    }),
  }
}

const valueOf = ({ value }: Block): string => value

/** Runs what it is handed in the order in which it comes, each when the one before has ended. */
function oneAtATime(): <T>(read: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (read) => {
    const next = last.then(read)
    last = next.catch(() => undefined)
    return next
  }
}
