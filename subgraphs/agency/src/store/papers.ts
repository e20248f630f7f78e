/** Papers that the agency made: what each says is kept, the page is drawn anew each time. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { groupBy } from '@isbn-hub/postgres/group-by'
import { Any, IsNull } from 'typeorm'

import type { PaperKind } from '../domain/papers/paper-kind.ts'
import { PaperRow } from './rows/paper-row.ts'

export type { PaperContent } from './rows/paper-row.ts'
export type StoredPaper = PaperRow

export async function writePapers(
  { entities }: DatabaseClient,
  papers: readonly Omit<StoredPaper, 'supersededAt'>[],
): Promise<void> {
  await entities.insert(PaperRow, [...papers])
}

/** Newer ones of these kinds take the place of what the application had. */
export async function supersedePapers(
  { entities }: DatabaseClient,
  application: number,
  kinds: readonly PaperKind[],
  at: Date,
): Promise<void> {
  await entities.update(PaperRow, { application, kind: Any(kinds), supersededAt: IsNull() }, { supersededAt: at })
}

/** By code. */
export async function findPapers(
  { entities }: DatabaseClient,
  codes: readonly string[],
): Promise<Map<string, StoredPaper>> {
  const rows = await entities.findBy(PaperRow, { code: Any(codes) })
  return new Map(rows.map((row) => [row.code, row]))
}

/** Those that count today, by application. */
export async function findPapersOf(
  { entities }: DatabaseClient,
  applications: readonly number[],
): Promise<Map<number, StoredPaper[]>> {
  const rows = await entities.find(PaperRow, {
    where: { application: Any(applications), supersededAt: IsNull() },
    order: { madeAt: 'ASC', kind: 'ASC' },
  })
  return groupBy(rows, ({ application }) => application ?? 0)
}
