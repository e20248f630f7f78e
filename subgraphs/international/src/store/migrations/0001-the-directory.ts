/**
 * Agencies and delegations, the places in their feeds, the directory that is copied from them, the journal.
 *
 * The tables are described in ../rows; a test holds the two together. Only what TypeORM can't say stands here alone.
 */
import { FEED_LOG_MIGRATION } from '@isbn-hub/feed-log/feed-log'
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class TheDirectory1763760000000 implements MigrationInterface {
  readonly name = 'TheDirectory1763760000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;
      create extension if not exists pg_trgm;

      create table agency (
        code text primary key,
        name text not null,
        country text not null,
        website text,
        changed_at timestamptz not null default now()
      );

      create table delegation (
        id bigint generated always as identity primary key,
        agency text not null constraint delegation_agency references agency,
        span int8range not null,
        level text not null,
        exclusive boolean not null,
        since date,
        until date,
        changed_at timestamptz not null default now(),
        constraint delegation_overlaps_none exclude using gist (level with =, span with &&)
          where (exclusive and until is null)
      );
      create unique index delegation_once on delegation (agency, span) where until is null;

      create table feed_place (
        agency text primary key constraint feed_place_agency references agency,
        epoch uuid,
        sequence bigint not null default 0,
        hash text,
        constraint feed_place_is_whole check ((sequence = 0) = (epoch is null) and (epoch is null) = (hash is null))
      );

      create table feed_taken_up (
        id bigint generated always as identity primary key,
        agency text not null,
        at timestamptz not null default now(),
        epoch_before uuid not null,
        sequence_before bigint not null,
        epoch uuid not null,
        forked_at bigint,
        journal_sequence bigint not null
      );

      create table directory_publisher (
        id text primary key,
        agency text not null,
        name text not null,
        names jsonb not null,
        kind text not null,
        status text not null,
        place text,
        website text,
        contact jsonb,
        activity_profile text[] not null,
        registered_on date not null,
        closed_on date,
        sort_key text collate "C" not null
      );
      create index directory_publisher_in_order on directory_publisher (sort_key, id);
      create index directory_publisher_of_agency on directory_publisher (agency, sort_key, id);
      create index directory_publisher_facets on directory_publisher (agency, status, kind);
      create index directory_publisher_counted on directory_publisher (agency, registered_on, closed_on);

      create index directory_publisher_at_place on directory_publisher (place);

      create table directory_place (
        place text primary key,
        keys text[] not null
      );

      create table directory_name (
        publisher text not null,
        name text not null,
        spellings text not null,
        primary key (publisher, name)
      );
      create index directory_name_by_spelling on directory_name using gin (spellings gin_trgm_ops);

      create table directory_word (
        word text primary key
      );
      create index directory_word_alike on directory_word using gin (word gin_trgm_ops);

      create table directory_prefix (
        value text primary key,
        agency text not null,
        registration_group text not null,
        lo bigint not null,
        status text not null,
        assigned_on date not null,
        shared boolean not null default false
      );
      create index directory_prefix_by_lo on directory_prefix (lo);
      create index directory_prefix_counted on directory_prefix (agency, assigned_on);

      create table directory_holding (
        prefix text not null,
        publisher text not null,
        registration_group text not null,
        primary key (prefix, publisher)
      );
      create index directory_holding_by_publisher on directory_holding (publisher, registration_group);
      create index directory_holding_by_group on directory_holding (registration_group, publisher);

      create table directory_isbn (
        isbn13 text primary key,
        agency text not null,
        prefix text not null,
        status text not null,
        publisher text,
        assigned_on date not null,
        title text,
        form text
      );
      create index directory_isbn_counted on directory_isbn (agency, assigned_on);
      create index directory_isbn_under_prefix on directory_isbn (prefix, isbn13);

      create table journal_entry (
        sequence bigint primary key,
        agency text not null,
        kind text not null,
        registration_group text
      );
      create index journal_entry_of_agency on journal_entry (agency, sequence);
      create index journal_entry_of_kind on journal_entry (kind, sequence);
      create index journal_entry_of_group on journal_entry (registration_group, sequence);
    `)
    await runner.query(FEED_LOG_MIGRATION)
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The directory is never taken down by a program.'))
  }
}
