/** What a resolver is handed: the agencyContext, the caller, and loaders that live as long as the operation. */
import type { FeedContext } from '@isbn-hub/feed-log/feed-api'
import type { FeedLog } from '@isbn-hub/feed-log/feed-log'
import type { Anonymous, Caller } from '@isbn-hub/identity/claims'
import { isProblem } from '@isbn-hub/isbn/problem'
import { DEFAULT_LANGUAGE, type Language } from '@isbn-hub/messages/language'
import { groupBy } from '@isbn-hub/postgres/group-by'
import DataLoader from 'dataloader'

import type { AgencyContext } from '../actions/agency-context.ts'
import type { Applicant } from '../domain/applicant.ts'
import type { Application, ApplicationStep, Attachment } from '../domain/application.ts'
import type { AssignedPrefix } from '../domain/assigned-prefix.ts'
import { type KeptKind, keptNumber } from '../domain/own-id.ts'
import type { Publisher } from '../domain/publisher.ts'
import { ownNumber, publisherNumber } from '../domain/publisher-id.ts'
import type { Tenure } from '../domain/tenure.ts'
import { findApplicants } from '../store/applicants.ts'
import { findApplications, findAttachments, findSteps } from '../store/applications.ts'
import { findFiles, type StoredFile } from '../store/files.ts'
import { findIsbns, findJointFrom, findPublications, type JointFrom } from '../store/find-isbns.ts'
import { countFree, countIssued, findHoldings, findPrefixes, findTenures } from '../store/find-prefixes.ts'
import { findPublishers } from '../store/find-publishers.ts'
import { findPapers, findPapersOf, type StoredPaper } from '../store/papers.ts'
import type { IsbnRow } from '../store/rows/isbn-row.ts'
import type { PublicationRow } from '../store/rows/publication-row.ts'
import type { FileLinks } from './file-links.ts'

export interface ResolverContext extends FeedContext {
  readonly agencyContext: AgencyContext
  /** Who asks. A token was verified at the door; what it allows is asked where it matters. */
  readonly asking: Caller | Anonymous
  readonly load: Loaders
  /** Makes the addresses by which files come in and go out. */
  readonly links: FileLinks
  /** The language of messages where the query names none. */
  readonly language: Language
}

export interface Loaders {
  /** By id, BY-1042; null for another agency's. */
  readonly publisher: DataLoader<string, Publisher | null>
  /** By value, 978-985-6020; undefined while it isn't given out, null where it is no prefix of this agency. */
  readonly prefix: DataLoader<string, AssignedPrefix | undefined | null>
  readonly issued: DataLoader<AssignedPrefix, number, string>
  /** How many of its numbers are neither given out nor set aside. */
  readonly free: DataLoader<AssignedPrefix, number, string>
  readonly tenures: DataLoader<string, readonly Tenure[]>
  /** By the publisher's id. */
  readonly holdings: DataLoader<string, readonly Tenure[]>
  /** By ordinal. */
  readonly isbn: DataLoader<number, IsbnRow | undefined>
  readonly publication: DataLoader<number, PublicationRow | undefined>
  /** By ordinal: the numbers whose publications name it as a joint one. */
  readonly jointFrom: DataLoader<number, readonly JointFrom[]>
  /** By id, UZ-APPLICANT-7. Whether the caller may see it is asked where it is shown. */
  readonly applicant: DataLoader<string, Applicant | undefined>
  readonly application: DataLoader<string, Application | undefined>
  /** By the application's id, as the next two. */
  readonly history: DataLoader<string, readonly ApplicationStep[]>
  readonly attachments: DataLoader<string, readonly Attachment[]>
  readonly papers: DataLoader<string, readonly StoredPaper[]>
  /** By code. */
  readonly paper: DataLoader<string, StoredPaper | undefined>
  /** By id, a UUID. */
  readonly file: DataLoader<string, StoredFile | undefined>
}

export function createContext(
  agencyContext: AgencyContext,
  feedLog: FeedLog,
  asking: Caller | Anonymous,
  links: FileLinks,
  language: Language = DEFAULT_LANGUAGE,
): ResolverContext {
  return { agencyContext, feedLog, asking, load: createLoaders(agencyContext), links, language }
}

function createLoaders({ nation, ranges, database: { reading } }: AgencyContext): Loaders {
  const { code, groups } = nation
  return {
    publisher: new DataLoader(async (ids) => {
      const numbers = ids.map((id) => publisherNumber(code, id))
      const found = await findPublishers(
        reading,
        code,
        numbers.filter((number) => number !== undefined),
      )
      return numbers.map((number) => (number === undefined ? null : (found.get(number) ?? null)))
    }),
    prefix: new DataLoader(async (values) => {
      const found = await findPrefixes(reading, code, values)
      return values.map((value) => {
        const assigned = found.get(value)
        if (assigned) return assigned
        const prefix = ranges.prefix(value)
        return isProblem(prefix) || !groups.includes(prefix.registrationGroup) ? null : undefined
      })
    }),
    issued: new DataLoader<AssignedPrefix, number, string>((prefixes) => countIssued(reading, prefixes), {
      cacheKeyFn: ({ value }) => value,
    }),
    free: new DataLoader<AssignedPrefix, number, string>((prefixes) => countFree(reading, prefixes), {
      cacheKeyFn: ({ value }) => value,
    }),
    tenures: new DataLoader(async (values) => {
      const tenures = groupBy(await findTenures(reading, code, values), ({ prefix }) => prefix)
      return values.map((value) => tenures.get(value) ?? [])
    }),
    holdings: new DataLoader(async (ids) => {
      const numbers = ids.map((id) => ownNumber(code, id))
      const tenures = groupBy(await findHoldings(reading, code, numbers), ({ publisher }) => publisher)
      return ids.map((id) => tenures.get(id) ?? [])
    }),
    isbn: new DataLoader(async (ordinals) => {
      const found = await findIsbns(reading, ordinals)
      return ordinals.map((ordinal) => found.get(ordinal))
    }),
    publication: new DataLoader(async (ids) => {
      const found = await findPublications(reading, ids)
      return ids.map((id) => found.get(id))
    }),
    jointFrom: new DataLoader(async (ordinals) => {
      const found = await findJointFrom(reading, ordinals)
      return ordinals.map((ordinal) => found.get(ordinal) ?? [])
    }),
    applicant: kept('APPLICANT', (numbers) => findApplicants(reading, code, numbers)),
    application: kept('APPLICATION', (numbers) => findApplications(reading, code, numbers)),
    history: kept('APPLICATION', (numbers) => findSteps(reading, numbers), []),
    attachments: kept('APPLICATION', (numbers) => findAttachments(reading, numbers), []),
    papers: kept('APPLICATION', (numbers) => findPapersOf(reading, numbers), []),
    paper: new DataLoader(async (codes) => {
      const found = await findPapers(reading, codes)
      return codes.map((paper) => found.get(paper))
    }),
    file: new DataLoader(async (ids) => {
      const found = await findFiles(reading, ids)
      return ids.map((id) => found.get(id))
    }),
  }

  /** Loads by the ids that this agency gives to what it keeps; `none` is the answer for any other. */
  function kept<V>(
    kind: KeptKind,
    find: (numbers: readonly number[]) => Promise<ReadonlyMap<number, V>>,
    none?: V,
  ): DataLoader<string, V> {
    return new DataLoader(async (ids) => {
      const numbers = ids.map((id) => keptNumber(code, kind, id))
      const found = await find(numbers.filter((number) => number !== undefined))
      return numbers.map((number) => (number === undefined ? undefined : found.get(number)) ?? (none as V))
    })
  }
}
