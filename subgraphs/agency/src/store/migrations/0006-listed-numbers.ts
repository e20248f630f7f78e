/** Numbers that stand on a list to be printed are set aside: they are nobody's next free ones. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class ListedNumbers1764000700000 implements MigrationInterface {
  readonly name = 'ListedNumbers1764000700000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Rows stay when their numbers are given: whoever asks what is set aside leaves out what "isbn" has.
      create table listed_isbn (
        ordinal bigint primary key,
        publisher bigint not null constraint listed_isbn_publisher references publisher
      );

      -- The lists that were made before are on paper already, and may be printed.
      insert into listed_isbn (ordinal, publisher)
      select distinct on (ordinal) ordinal, publisher
      from (
        select paper.made_at, left(replace(number, '-', ''), 12)::bigint as ordinal,
               substring(facts ->> 'publisher' from '[0-9]+$')::bigint as publisher
        from paper cross join jsonb_array_elements_text(facts -> 'isbns') as number
        where kind = 'NUMBER_LIST'
      ) as listed
      order by ordinal, made_at
      on conflict do nothing;

      -- As before, and past what is set aside.
      create or replace function next_free_numbers(start bigint, finish bigint, wanted integer) returns setof bigint language plpgsql stable as $$
      declare
        candidate bigint := start;
        taken bigint;
      begin
        while wanted > 0 and candidate < finish loop
          select least(
            (select min(ordinal) from isbn where ordinal >= candidate and ordinal < finish),
            (select min(ordinal) from listed_isbn where ordinal >= candidate and ordinal < finish)
          ) into taken;
          while wanted > 0 and candidate < coalesce(taken, finish) loop
            return next candidate;
            candidate := candidate + 1;
            wanted := wanted - 1;
          end loop;
          candidate := candidate + 1;
        end loop;
      end $$;
    `)
  }

  async down(): Promise<void> {
    throw new Error('The register is never taken down by a program.')
  }
}
