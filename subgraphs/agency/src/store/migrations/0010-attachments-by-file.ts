/** Whether a file is attached is asked at each upload. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class AttachmentsByFile1764001100000 implements MigrationInterface {
  readonly name = 'AttachmentsByFile1764001100000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index attachment_by_file on attachment (file) where file is not null')
  }

  async down(): Promise<void> {
    throw new Error('The register is never taken down by a program.')
  }
}
