/** What publishers let be seen of their contact, and which prefixes are, or were until they were closed, shared. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class ContactsAndSharedPrefixes1764288000000 implements MigrationInterface {
  readonly name = 'ContactsAndSharedPrefixes1764288000000'

  async up(runner: QueryRunner): Promise<void> {
    // Of a closed prefix only the journal still tells that it was shared.
    await runner.query(`
      alter table directory_publisher add column contact jsonb;
      alter table directory_prefix add column shared boolean not null default false;
      update directory_prefix set shared = true
      where status = 'SHARED' or (status = 'CLOSED' and value in (
        select body::jsonb #>> '{prefix,value}' from feed where body like '%"SHARED"%'
      ));
      create index directory_isbn_under_prefix on directory_isbn (prefix, isbn13);
    `)
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The directory is never taken down by a program.'))
  }
}
