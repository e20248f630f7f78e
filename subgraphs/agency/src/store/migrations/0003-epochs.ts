/** The feed can begin a new epoch. */
import { FEED_EPOCH_MIGRATION } from '@isbn-hub/feed-log/feed-epoch'
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Epochs1764000300000 implements MigrationInterface {
  readonly name = 'Epochs1764000300000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FEED_EPOCH_MIGRATION)
  }

  async down(): Promise<void> {
    throw new Error('The register is never taken down by a program.')
  }
}
