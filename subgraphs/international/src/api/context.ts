/** What a resolver is handed: the tables, the ranges, and loaders that live as long as the operation. */
import type { FeedContext } from '@isbn-hub/feed-log/feed-api'
import type { RangeRule, RangeTable } from '@isbn-hub/isbn/range-table'
import DataLoader from 'dataloader'
import type pg from 'pg'
import type { EntityManager } from 'typeorm'

import type { Delegation } from '../domain/delegation.ts'
import type { AgencyFacts } from '../domain/delegations.ts'
import type { FeedBoard } from '../domain/feed-board.ts'
import type { RangeUse } from '../domain/pace.ts'
import { countAssigned } from '../store/count-assigned.ts'
import { findAgencies, findDelegations } from '../store/delegations.ts'
import { type DirectoryPublisher, findPublishers } from '../store/find-publishers.ts'

/** What lives as long as the process. */
export interface AgencyContext {
  readonly pool: pg.Pool
  readonly entities: EntityManager
  readonly ranges: RangeTable
  readonly board: FeedBoard
  readonly clock: () => Date
}

export interface InternationalContext extends FeedContext {
  readonly agencyContext: AgencyContext
  readonly load: Loaders
}

export interface Loaders {
  /** By id, BY-1042; null where the directory has none. */
  readonly publisher: DataLoader<string, DirectoryPublisher | null>
  readonly rangeUse: DataLoader<RangeRule, Omit<RangeUse, 'capacity'>, number>
  /** Whole small tables, read once. */
  readonly agencies: () => Promise<ReadonlyMap<string, AgencyFacts>>
  /** Those in force. */
  readonly delegations: () => Promise<readonly Delegation[]>
}

export const createContext = (agencyContext: AgencyContext, feedLog: FeedContext['feedLog']): InternationalContext => ({
  agencyContext,
  feedLog,
  load: createLoaders(agencyContext),
})

function createLoaders({ pool, entities }: AgencyContext): Loaders {
  return {
    publisher: new DataLoader(async (ids) => {
      const found = await findPublishers(entities, ids)
      return ids.map((id) => found.get(id) ?? null)
    }),
    rangeUse: new DataLoader(
      async (rules) => {
        const uses = await countAssigned(
          pool,
          rules.map(({ span }) => span),
        )
        return rules.map((rule, n) => uses[n] ?? new Error(`Range ${rule.from} was not counted.`))
      },
      { cacheKeyFn: ({ span }) => span.lo },
    ),
    agencies: once(async () => new Map((await findAgencies(entities)).map((agency) => [agency.code, agency]))),
    delegations: once(async () => (await findDelegations(entities)).filter(({ until }) => until === null)),
  }
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined
  return () => (reading ??= read())
}
