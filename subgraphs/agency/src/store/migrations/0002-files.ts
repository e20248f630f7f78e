/** What is known of each file that came in, and the key by which links to files are sealed. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Files1764000200000 implements MigrationInterface {
  readonly name = 'Files1764000200000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table file (
        id uuid primary key,
        content_type text not null,
        bytes integer not null,
        sha256 bytea not null,
        name text not null,
        uploaded_by text not null,
        uploaded_at timestamptz not null,
        -- One link brings one file, however often it is used.
        link uuid not null constraint file_once_by_link unique
      );

      create table link_key (
        one boolean primary key default true constraint link_key_is_one check (one),
        key bytea not null
      );
    `)
  }

  async down(): Promise<void> {
    throw new Error('The register is never taken down by a program.')
  }
}
