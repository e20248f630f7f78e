/** Which feeds were taken up anew, when, and from where on they were others. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class FeedsTakenUp1764000100000 implements MigrationInterface {
  readonly name = 'FeedsTakenUp1764000100000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table feed_taken_up (
        id bigint generated always as identity primary key,
        agency text not null,
        at timestamptz not null default now(),
        epoch_before uuid not null,
        sequence_before bigint not null,
        epoch uuid not null,
        -- The first entry that isn't what the journal had; null where the new epoch has all that was applied.
        forked_at bigint,
        -- Where the journal ended before.
        journal_sequence bigint not null
      );
    `)
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The directory is never taken down by a program.'))
  }
}
