// Holds a database's tables, as its migrations made them, to the entities that describe them.

import { type Class, createDataSource } from '@isbn-hub/postgres/data-source'
import { type DataSource } from 'typeorm'

import { testDatabase } from './database.ts'

export interface SchemaDifferences {
  /** What TypeORM would change in the database to make it what the entities say. */
  readonly toChange: readonly string[]
  /** What only the entities would make, as PostgreSQL says it. */
  readonly onlyInEntities: readonly string[]
  /** What only the migrations made: triggers, functions, and whatever else TypeORM can't say. */
  readonly onlyInMigrations: readonly string[]
}

/**
 * Compares the database at `url` with the entities, twice: as TypeORM compares, which passes over the text of checks and
 * the kind of an index; and, as PostgreSQL says both, with a database that is made from the entities alone.
 */
export async function compareSchema(url: string, entities: readonly Class[]): Promise<SchemaDifferences> {
  await using scratch = await testDatabase(nothing)
  const migrated = await createDataSource({ url, entities }).initialize()
  const made = await createDataSource({ url: scratch.url, entities }).initialize()
  try {
    const { upQueries } = await migrated.driver.createSchemaBuilder().log()
    await made.synchronize()
    const [inMigrations, inEntities] = [await describe(migrated), await describe(made)]
    return {
      toChange: upQueries.map(({ query }) => query),
      onlyInEntities: inEntities.filter((line) => !inMigrations.includes(line)),
      onlyInMigrations: inMigrations.filter((line) => !inEntities.includes(line)),
    }
  } finally {
    await migrated.destroy()
    await made.destroy()
  }
}

async function nothing(): Promise<void> {
  // Prepares a test database: no table.
}

async function describe(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ line: string }[]>(LINES)
  return rows.map(({ line }) => line)
}

/** One line each; what extensions bring, and what PostgreSQL makes by itself for another line, is left out. */
const LINES = `
  select format('%I.%I %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                case when a.attnotnull then ' not null' end,
                case a.attidentity when 'd' then ' identity' when 'a' then ' identity always' end,
                -- TypeORM writes a number as text, which comes to the same.
                ' default ' || regexp_replace(pg_get_expr(d.adbin, d.adrelid), '^''(\\d+)''::bigint$', '\\1')) as line
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
  union all
  select format('%I %s', conname, pg_get_constraintdef(oid)) from pg_constraint
  where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> coalesce(to_regclass('migration'), 0)
  union all
  select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
  where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = i.indexrelid)
  union all
  select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
  union all
  select format('FUNCTION %I', p.proname) from pg_proc p
  where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
  order by 1`
