/** The two ways into PostgreSQL: TypeORM for migrations, raw pools for named statements. */
import { ConfigProblem } from '@isbn-hub/process/config-problem'
import pg from 'pg'
import { DataSource, type MigrationInterface } from 'typeorm'

// int8 comes as text by default. All of ours are ordinals, sequences or counts, far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A day is a day: a Date object would carry it into another time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, String)

/**
 * Runs what is missing of the migrations. A database that can't be reached is a ConfigProblem. They are listed by class,
 * never by a pattern of file names, so that the build, the tests and production agree.
 *
 * Two processes starting on one fresh database would both try to create the migrations table;
 * an advisory lock on a connection of its own lets one of them go first.
 */
export async function migrate(url: string, migrations: readonly (new () => MigrationInterface)[]): Promise<void> {
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
    const dataSource = new DataSource({
      type: 'postgres',
      url,
      migrations: [...migrations],
      migrationsTableName: 'migration',
      poolSize: 1,
      logging: false,
    })
    await dataSource.initialize()
    try {
      await dataSource.runMigrations({ transaction: 'each' })
    } finally {
      await dataSource.destroy()
    }
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

/** A pool for hot statements. Its idle connections may be cut by a restart of PostgreSQL: that is no fault of ours. */
export function createPool(url: string, { size = 10, statementLimit, lockLimit }: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    ...(statementLimit !== undefined && { statement_timeout: statementLimit }),
    ...(lockLimit !== undefined && { lock_timeout: lockLimit }),
  })
  // Without a listener the first lost idle connection would end the process.
  pool.on('error', () => undefined)
  // Nor may one that is lent out, or being thrown away: the pool listens to the idle ones only.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
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
 * Not there, not answering, not letting us in, shutting down, or gone in the middle. 08…, 28…, 3D000 and 57P0… are
 * PostgreSQL's own codes; a connection that was cut has only a message.
 */
export function isUnreachable(error: unknown): boolean {
  const code = String(Reflect.get(Object(error), 'code') ?? '')
  return (
    /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ECONNRESET|EPIPE|08...|28...|3D000|57P0[123])$/.test(code) ||
    /timeout|Connection terminated|connection ended/i.test(String(error))
  )
}
