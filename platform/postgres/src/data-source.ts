/** The two ways into PostgreSQL: TypeORM for entities and migrations, raw pools for named statements. */
import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import pg from 'pg'
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm'

import { Naming } from './naming.ts'

type TypeId = Parameters<typeof pg.types.getTypeParser>[0]
// The types of arrays have no names in pg.
const INT8_ARRAY = 1016 as number as TypeId
const FLOAT8_ARRAY = 1022 as number as TypeId

// int8 comes as text by default. All of ours are ordinals, sequences or counts, far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(INT8_ARRAY, pg.types.getTypeParser(FLOAT8_ARRAY))
// A day is a day: a Date object would carry it into another time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, String)

export type Class<T = unknown> = new (...args: never[]) => T

export interface DataSourceOptions extends PoolOptions {
  readonly url: string
  /** Listed by class, never by a pattern of file names, so that the build, the tests and production agree. */
  readonly entities: readonly (Class | EntitySchema)[]
  readonly migrations?: readonly Class<MigrationInterface>[]
}

/** A TypeORM data source that has not been initialised. */
export function createDataSource({ url, entities, migrations = [], ...options }: DataSourceOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...entities] as (Class | EntitySchema)[] as never[],
    migrations: [...migrations] as never[],
    migrationsTableName: 'migration',
    namingStrategy: new Naming(),
    driver: { ...pg, Pool: CalmPool },
    extra: poolConfig(options),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    logging: false,
  })
}

/** The pool of an initialised data source: its connections carry named statements too. */
export const poolOf = (dataSource: DataSource): pg.Pool => Reflect.get(dataSource.driver, 'master') as pg.Pool

/**
 * Initialises the data source and brings its database up to date. One that can't be reached is a ConfigProblem.
 *
 * Two processes starting on one fresh database would both try to create the migrations table;
 * an advisory lock on a connection of its own lets one of them go first.
 */
export async function migrate(dataSource: DataSource, url: string): Promise<void> {
  const gate = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // It is idle while the others work: lost then, without a listener it would end the process.
  gate.on('error', () => undefined)
  try {
    await gate.connect()
  } catch (error) {
    if (!isUnreachable(error)) throw error
    throw new ConfigProblem(`The database at ${withoutPassword(url)} can't be reached: ${reasonOf(error)}.`, {
      cause: error,
    })
  }
  try {
    await gate.query(`select pg_advisory_lock(hashtext('isbn-hub migrations'))`)
    await dataSource.initialize()
    await dataSource.runMigrations({ transaction: 'each' })
  } finally {
    await gate.end()
  }
}

export interface PoolOptions {
  /** Connections at most. */
  readonly size?: number
  /** How long one statement may take, in milliseconds; without it, as long as it takes. */
  readonly statementLimit?: number
  /** How long a statement may wait for what another transaction holds, in milliseconds; without it, as long as it takes. */
  readonly lockLimit?: number
}

/** A pool for named statements. */
export const createPool = (url: string, options: PoolOptions = {}): pg.Pool =>
  new CalmPool({ connectionString: url, ...poolConfig(options) })

const poolConfig = ({ size = 10, statementLimit, lockLimit }: PoolOptions): pg.PoolConfig => ({
  max: size,
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  ...(statementLimit !== undefined && { statement_timeout: statementLimit }),
  ...(lockLimit !== undefined && { lock_timeout: lockLimit }),
})

/** Its connections may be cut by a restart of PostgreSQL: that is no fault of ours. */
class CalmPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config)
    // Without a listener the first lost idle connection would end the process.
    this.on('error', () => undefined)
    // Nor may one that is lent out, or being thrown away: the pool listens to the idle ones only.
    this.on('connect', (client) => client.on('error', () => undefined))
  }
}

function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

const reasonOf = (error: unknown): string =>
  String(Reflect.get(Object(error), 'code') ?? Reflect.get(Object(error), 'message') ?? error)

/** What PostgreSQL broke off by a limit of the pool: a statement that took too long, or one that waited too long for others. */
export function brokenOff(error: unknown): 'TOO_LONG' | 'WAITED' | undefined {
  const code: unknown = Reflect.get(Object(error), 'code')
  if (code === '57014') return 'TOO_LONG'
  return code === '55P03' ? 'WAITED' : undefined
}

/**
 * Not there, not answering, not letting us in, full, shutting down, or gone in the middle. 08…, 28…, 3D000, 53300 and
 * 57P0… are PostgreSQL's own codes; a connection that was cut has only a message, and so has the next use of it.
 */
export function isUnreachable(error: unknown): boolean {
  const code = String(Reflect.get(Object(error), 'code') ?? '')
  return (
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|EPIPE|08...|28...|3D000|53300|57P0[123])$/.test(
      code,
    ) ||
    /timeout|Connection terminated|connection ended|not queryable|a pool after calling end|runner already released/i.test(
      String(error),
    )
  )
}
