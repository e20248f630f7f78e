/** A feed in PostgreSQL: written in the transaction of what it tells, read by position, kept for ever. */
import type { FeedBatch, FeedEntry } from '@isbn-hub/feed/entry'
import { FeedProblem, type Position } from '@isbn-hub/feed/position'
import type { Statements } from '@isbn-hub/postgres/client'
import { listen } from '@isbn-hub/postgres/listen'
import type { Log } from '@isbn-hub/runtime/log'
import { Signal } from '@isbn-hub/runtime/signal'
import type pg from 'pg'

/** The channel on which each commit of entries is notified. One database holds one feed. */
const CHANNEL = 'feed'

/** How often a reader without news is told that the feed is alive, in milliseconds. */
const HEARTBEAT_EVERY = 2_500

/** Entries in one batch at most: some hundred kilobytes. */
const BATCH = 500

/**
 * The tables of a feed and what writes them, for a migration. As entities: feed-rows.ts.
 *
 * `feed_head` is one row. Whoever appends locks it until commit: sequences are contiguous in the order of commit, so a
 * reader can prove that nothing is missing. Numbering by a sequence object instead loses events, since a later number
 * may be committed, and read, before an earlier one.
 *
 * `feed_append` must hash as chainHash in @isbn-hub/feed/chain does. `feed_begin_epoch` writes nothing but the hashes; the
 * trigger that keeps a feed from being changed is off for as long as that takes, which the table's owner alone can do.
 */
export const FEED_LOG_MIGRATION = `
  create table feed_head (
    sole boolean primary key default true constraint feed_head_is_sole check (sole),
    epoch uuid not null default gen_random_uuid(),
    sequence bigint not null default 0,
    hash bytea not null default decode(repeat('00', 32), 'hex')
  );
  insert into feed_head default values;

  create table feed (
    sequence bigint primary key,
    hash bytea not null,
    body text not null
  );

  create function feed_is_append_only() returns trigger language plpgsql as $$
  begin
    raise exception 'A feed is never changed, only continued.' using errcode = 'restrict_violation';
  end $$;
  create trigger feed_is_append_only before update or delete on feed
    for each row execute function feed_is_append_only();
  create trigger feed_is_never_emptied before truncate on feed
    for each statement execute function feed_is_append_only();

  create function feed_append(bodies text[]) returns bigint language plpgsql as $$
  declare
    head feed_head;
    body text;
  begin
    select * into head from feed_head for update;
    foreach body in array bodies loop
      head.sequence := head.sequence + 1;
      head.hash := sha256(head.hash || convert_to(head.epoch || ':' || head.sequence || ':' || body, 'UTF8'));
      insert into feed (sequence, hash, body) values (head.sequence, head.hash, body);
    end loop;
    update feed_head set sequence = head.sequence, hash = head.hash;
    perform pg_notify('${CHANNEL}', '');
    return head.sequence;
  end $$;

  create table feed_past_epoch (
    epoch uuid primary key,
    sequence bigint not null,
    hash bytea not null,
    ended_at timestamptz not null default now()
  );

  create function feed_begin_epoch() returns uuid language plpgsql as $$
  declare
    head feed_head;
    entry feed;
  begin
    select * into head from feed_head for update;
    insert into feed_past_epoch (epoch, sequence, hash) values (head.epoch, head.sequence, head.hash);
    head.epoch := gen_random_uuid();
    head.hash := decode(repeat('00', 32), 'hex');
    alter table feed disable trigger feed_is_append_only;
    for entry in select * from feed order by sequence loop
      head.hash := sha256(head.hash || convert_to(head.epoch || ':' || entry.sequence || ':' || entry.body, 'UTF8'));
      update feed set hash = head.hash where sequence = entry.sequence;
    end loop;
    alter table feed enable trigger feed_is_append_only;
    update feed_head set epoch = head.epoch, hash = head.hash;
    perform pg_notify('${CHANNEL}', '');
    return head.epoch;
  end $$;
`

/**
 * Appends within the caller's transaction and returns the sequence of the last.
 * Take every other row lock before: this one serialises all writers until commit.
 */
export async function appendToFeed(client: Statements, bodies: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ sequence: number }>({
    name: 'feed-append',
    text: 'select feed_append($1::text[]) as sequence',
    values: [bodies],
  })
  return rows[0]?.sequence ?? 0
}

const HEAD = `select epoch::text, sequence, encode(hash, 'hex') as hash from feed_head`

const PAGE = `
  select head.epoch::text as epoch, head.sequence as head_sequence, encode(head.hash, 'hex') as head_hash,
         entry.sequence, encode(entry.hash, 'hex') as hash, entry.body
  from feed_head head
  left join lateral (
    select * from feed where sequence > $1 order by sequence limit $2
  ) entry on true
  order by entry.sequence`

interface PageRow {
  epoch: string
  head_sequence: number
  head_hash: string
  sequence: number | null
  hash: string
  body: string
}

/** One database's feed, for its readers. */
export class FeedLog {
  readonly #pool: pg.Pool
  readonly #arrivals = new Signal()
  readonly #stopped = new AbortController()

  constructor(pool: pg.Pool, url: string, log?: Log) {
    this.#pool = pool
    void listen(url, CHANNEL, () => this.#arrivals.raise(), this.#stopped.signal, log)
  }

  /** Where the feed ends now. */
  async head(): Promise<{ epoch: string; sequence: number; hash: string }> {
    const { rows } = await this.#pool.query<{ epoch: string; sequence: number; hash: string }>({
      name: 'feed-head',
      text: HEAD,
    })
    if (!rows[0]) throw new Error('The feed has no head.')
    return rows[0]
  }

  /** At most `first` entries after the position, or from the beginning. Throws a FeedProblem for a bad position. */
  async page(after: Position | undefined, first: number): Promise<FeedBatch> {
    const { rows } = await this.#pool.query<PageRow>({
      name: 'feed-page',
      text: PAGE,
      values: [after?.sequence ?? 0, first],
    })
    const head = rows[0]
    if (!head) throw new Error('The feed has no head.')
    if (after && after.epoch !== head.epoch)
      throw new FeedProblem('EPOCH_CHANGED', `This feed lives in epoch ${head.epoch}.`)
    if (after && after.sequence > head.head_sequence)
      throw new FeedProblem('POSITION_AHEAD', `This feed ends at ${head.head_sequence}.`)
    const entries: FeedEntry[] = []
    for (const { sequence, hash, body } of rows) if (sequence !== null) entries.push({ sequence, hash, body })
    return { epoch: head.epoch, entries, head: { sequence: head.head_sequence, hash: head.head_hash } }
  }

  /**
   * Everything after the position and then whatever is committed, without end, with an empty batch as heartbeat.
   *
   * Reading the past and waiting for the new are one loop, so there is no hand-over in which an entry could be lost.
   * The next page is read only when the consumer asks for it: a slow reader costs one page of memory.
   */
  async *live(after: Position | undefined, signal?: AbortSignal): AsyncGenerator<FeedBatch> {
    let position = after
    let silentSince = 0
    while (!signal?.aborted && !this.#stopped.signal.aborted) {
      // Counted before the read: what is committed between the read and the wait ends the wait.
      const seen = this.#arrivals.count
      const batch = await this.page(position, BATCH)
      const last = batch.entries.at(-1)
      position = { epoch: batch.epoch, sequence: last?.sequence ?? position?.sequence ?? 0 }
      if (last || Date.now() - silentSince >= HEARTBEAT_EVERY) {
        yield batch
        silentSince = Date.now()
      }
      if (!last) await this.#arrivals.wait(HEARTBEAT_EVERY, signal, seen)
    }
  }

  stop(): void {
    this.#stopped.abort()
    this.#arrivals.raise()
  }
}
