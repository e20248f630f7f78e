/** Papers that the agency made: what each says is kept, the page is drawn anew each time. */
import { groupBy } from '@isbn-hub/postgres/group-by'
import type pg from 'pg'

import type { PaperFacts } from '../domain/papers/paper-facts.ts'
import type { PaperKind } from '../domain/papers/paper-kind.ts'

/** What a paper says; where it can be verified is a matter of today. */
export type PaperContent = Omit<PaperFacts, 'verifyUrl'>

export interface StoredPaper {
  readonly code: string
  readonly kind: PaperKind
  readonly application: number | null
  readonly prefix: string | null
  readonly facts: PaperContent
  readonly madeAt: Date
  readonly supersededAt: Date | null
}

const COLUMNS = `code, kind, application, prefix, facts, made_at as "madeAt", superseded_at as "supersededAt"`

export async function writePaper(
  client: pg.ClientBase,
  { code, kind, application, prefix, facts, madeAt }: Omit<StoredPaper, 'supersededAt'>,
): Promise<void> {
  await client.query(
    `insert into paper (code, kind, application, prefix, facts, made_at) values ($1, $2, $3, $4, $5, $6)`,
    [code, kind, application, prefix, JSON.stringify(facts), madeAt],
  )
}

/** Newer ones of these kinds take the place of what the application had. */
export async function supersedePapers(
  client: pg.ClientBase,
  application: number,
  kinds: readonly PaperKind[],
  at: Date,
): Promise<void> {
  await client.query(
    `update paper set superseded_at = $3 where application = $1 and kind = any($2::text[]) and superseded_at is null`,
    [application, kinds, at],
  )
}

/** By code. */
export async function findPapers(
  pool: pg.ClientBase | pg.Pool,
  codes: readonly string[],
): Promise<Map<string, StoredPaper>> {
  const { rows } = await pool.query<StoredPaper>({
    name: 'papers-by-code',
    text: `select ${COLUMNS} from paper where code = any($1::text[])`,
    values: [codes],
  })
  return new Map(rows.map((row) => [row.code, row]))
}

/** Those that count today, by application. */
export async function findPapersOf(
  pool: pg.ClientBase | pg.Pool,
  applications: readonly number[],
): Promise<Map<number, StoredPaper[]>> {
  const { rows } = await pool.query<StoredPaper & { application: number }>({
    name: 'papers-by-application',
    text: `select ${COLUMNS} from paper where application = any($1::bigint[]) and superseded_at is null order by made_at, kind`,
    values: [applications],
  })
  return groupBy(rows, ({ application }) => application)
}
