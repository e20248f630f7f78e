/** Publications are found by what stands in their titles and their contributors' names, without reading them all. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class PublicationsByWords1764001000000 implements MigrationInterface {
  readonly name = 'PublicationsByWords1764001000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;
      create index publication_by_title on publication using gin (title gin_trgm_ops);
      create index publication_by_contributor on publication
        using gin ((jsonb_path_query_array(contributors, '$[*].name')::text) gin_trgm_ops);
    `)
  }

  async down(): Promise<void> {
    throw new Error('The register is never taken down by a program.')
  }
}
