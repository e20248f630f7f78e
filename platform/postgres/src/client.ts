/** A way to one database, to read or within a transaction: by entities, and by named statements. */
import type pg from 'pg'
import type { EntityManager } from 'typeorm'

/** Who runs statements: a connection, or a pool of them. */
export interface Statements {
  query<R extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<pg.QueryResult<R>>
  query<R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<pg.QueryResult<R>>
}

export interface DatabaseClient extends Statements {
  /** TypeORM's repositories and query builder, on the same connections. */
  readonly entities: EntityManager
}
