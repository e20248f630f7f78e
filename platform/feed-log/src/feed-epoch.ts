/** A feed begins a new epoch: every entry is sealed anew, under another name, and none is changed. */
import type pg from 'pg'

/**
 * What a feed needs to begin a new epoch, for a migration behind FEED_LOG_MIGRATION.
 *
 * The chain of the new epoch goes over the same bodies under the same numbers, from the first on. So whoever knows
 * nothing can follow the new epoch alone, and whoever holds a place in the old one can tell whether the new one has all
 * of it: the old chain is computed again from the bodies. `feed_past_epoch` keeps where each one ended.
 *
 * Nothing but the seals is written, and by this function only: the trigger that keeps a feed from being changed is off
 * for as long as that takes, which the table's owner alone can do.
 */
export const FEED_EPOCH_MIGRATION = `
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
    perform pg_notify('feed', '');
    return head.epoch;
  end $$;
`

/** Within the caller's transaction; returns the new epoch. Writers wait from here to the commit, readers don't. */
export async function beginFeedEpoch(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ epoch: string }>('select feed_begin_epoch()::text as epoch')
  if (!rows[0]) throw new Error('The feed gave no epoch.')
  return rows[0].epoch
}
