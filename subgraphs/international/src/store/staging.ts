/**
 * A directory and a journal built aside: temporary tables of one connection, which bear the names of the real ones and
 * hide them there. What writes the directory writes these. They end with the connection, so that nothing half-built stays.
 */
import type { Place } from '@isbn-hub/feed/position'
import { appendToFeed } from '@isbn-hub/feed-log/feed-log'
import type pg from 'pg'

/** The directory's own tables; each row of them comes from the feeds. */
const DIRECTORY = [
  'directory_publisher',
  'directory_name',
  'directory_word',
  'directory_place',
  'directory_prefix',
  'directory_holding',
  'directory_isbn',
] as const

export async function openAside(client: pg.ClientBase): Promise<void> {
  for (const table of [...DIRECTORY, 'feed_place', 'feed_head', 'feed', 'journal_entry'])
    await client.query(`create temporary table ${table} (like public.${table} including all)`)
  // A head of its own, in an epoch of its own.
  await client.query('insert into feed_head default values')
}

/** Entries of one append. */
const PAGE = 1_000

/**
 * Writes the journal aside, on from where it ends, from what was told and isn't in it. The order of receipt is gone; each
 * agency's own order is kept, and between agencies an event stands where its instant puts it.
 */
export async function writeJournalAside(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ sequence: number }>('select sequence from feed_head')
  const begin = rows[0]?.sequence ?? 0
  await client.query(
    `update told set place = $1 + ordered.place
     from (
       select agency, sequence, row_number() over (order by moment, agency, sequence) as place
       from (
         select agency, sequence, max(at) over (partition by agency order by sequence) as moment
         from told where place is null
       ) dated
     ) ordered
     where told.agency = ordered.agency and told.sequence = ordered.sequence`,
    [begin],
  )
  for (let from = begin; ; from += PAGE) {
    const { rows: page } = await client.query<{ body: string }>(
      'select journal_body as body from told where place > $1 order by place limit $2',
      [from, PAGE],
    )
    if (page.length === 0) break
    await appendToFeed(
      client,
      page.map(({ body }) => body),
    )
  }
  await client.query(
    `insert into journal_entry (sequence, agency, kind, registration_group)
     select place, agency, kind, registration_group from told where place > $1`,
    [begin],
  )
}

/** How many rows of a table stand on one side only. */
export interface Difference {
  readonly table: string
  readonly onlyLive: number
  readonly onlyRebuilt: number
}

/** Compares row by row; the journal isn't, since its order is one of receipt. Equal tables aren't named. */
export async function compareAside(client: pg.ClientBase): Promise<Difference[]> {
  const differences: Difference[] = []
  const compare = async (table: string, columns: string): Promise<void> => {
    const oneSided = (one: string, other: string): string =>
      `(select count(*) from (select ${columns} from ${one}.${table} except all select ${columns} from ${other}.${table}) one_sided)`
    const { rows } = await client.query<Omit<Difference, 'table'>>(
      `select ${oneSided('public', 'pg_temp')} as "onlyLive", ${oneSided('pg_temp', 'public')} as "onlyRebuilt"`,
    )
    const [found] = rows
    if (found && found.onlyLive + found.onlyRebuilt > 0) differences.push({ table, ...found })
  }
  for (const table of DIRECTORY) await compare(table, '*')
  await compare('feed_place', 'agency, epoch, sequence, hash')
  return differences
}

/** Agencies of which more has been applied meanwhile than was read, and where that reading ended. */
export async function findBehind(client: pg.ClientBase): Promise<(Place & { readonly agency: string })[]> {
  const { rows } = await client.query<Place & { readonly agency: string }>(
    `select agency, aside.epoch::text, aside.sequence, aside.hash
     from pg_temp.feed_place aside join public.feed_place live using (agency, epoch)
     where live.sequence > aside.sequence`,
  )
  return rows
}

/** Nothing is applied from here to the end of the transaction: whoever applies locks a place first, and waits. */
export const haltApplying = (client: pg.ClientBase): Promise<unknown> =>
  client.query('lock table public.feed_place in exclusive mode')

/**
 * Puts what was built aside into the place of the real tables, in the caller's transaction: readers see the old ones until
 * it commits. Returns the journal's new epoch.
 */
export async function takeAsideOver(client: pg.ClientBase): Promise<string> {
  for (const table of [...DIRECTORY, 'journal_entry'])
    await client.query(`delete from public.${table}; insert into public.${table} select * from pg_temp.${table}`)
  // The journal is another one from here on, under an epoch of its own: its trigger guards a journal that goes on.
  await client.query(`
    alter table public.feed disable trigger user;
    delete from public.feed;
    insert into public.feed select * from pg_temp.feed;
    alter table public.feed enable trigger user;
    update public.feed_head live set epoch = aside.epoch, sequence = aside.sequence, hash = aside.hash
      from pg_temp.feed_head aside;
    update public.feed_place set epoch = null, sequence = 0, hash = null;
    insert into public.feed_place (agency, epoch, sequence, hash)
      select agency, epoch, sequence, hash from pg_temp.feed_place
      on conflict (agency) do update set epoch = excluded.epoch, sequence = excluded.sequence, hash = excluded.hash;
    notify feed`)
  const { rows } = await client.query<{ epoch: string }>('select epoch::text from public.feed_head')
  if (!rows[0]) throw new Error('The journal has no head.')
  return rows[0].epoch
}
