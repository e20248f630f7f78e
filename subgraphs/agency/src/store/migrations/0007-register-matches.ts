/** Who applies is compared with who is in the register: by names, tax number and e-mail. Several may apply for one publisher. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

import { nameKey } from '../../domain/name-key.ts'

const PAGE = 5_000

export class RegisterMatches1764000800000 implements MigrationInterface {
  readonly name = 'RegisterMatches1764000800000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table publisher_name add column name_key text')
    // Made by the program, as it makes those of names to come: nothing else folds quite as it does.
    for (let last = 0; ;) {
      const names = (await runner.query('select id, name from publisher_name where id > $1 order by id limit $2', [
        last,
        PAGE,
      ])) as { readonly id: number; readonly name: string }[]
      const end = names.at(-1)
      if (!end) break
      await runner.query(
        `update publisher_name set name_key = made.key
         from unnest($1::bigint[], $2::text[]) as made (id, key) where publisher_name.id = made.id`,
        [names.map(({ id }) => id), names.map(({ name }) => nameKey(name))],
      )
      last = end.id
    }
    await runner.query(`
      alter table publisher_name alter column name_key set not null;

      -- By hash: what people enter may be longer than an ordered index holds.
      create index publisher_name_by_key on publisher_name using hash (name_key);

      alter table applicant
        add column tax_key text generated always as (
          nullif(lower(regexp_replace(details -> 'bank' ->> 'taxNumber', '[[:space:][:punct:]]+', '', 'g')), '')
        ) stored,
        add column email_key text generated always as (nullif(lower(details -> 'contact' ->> 'email'), '')) stored;
      create index applicant_by_tax_key on applicant using hash (tax_key);
      create index applicant_by_email_key on applicant using hash (email_key);

      alter table publisher add column email_key text generated always as (nullif(lower(contact ->> 'email'), '')) stored;
      create index publisher_by_email_key on publisher using hash (email_key);

      -- Several people of one house may act for it.
      drop index applicant_by_publisher;
      create index applicant_by_publisher on applicant (publisher);
    `)
  }

  async down(): Promise<void> {
    throw new Error('The register is never taken down by a program.')
  }
}
