/** The feed can begin a new epoch. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

import { FEED_EPOCH_MIGRATION } from '../../platform/feed-epoch.ts'

export class Epochs1764000300000 implements MigrationInterface {
  readonly name = 'Epochs1764000300000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FEED_EPOCH_MIGRATION)
  }

  async down(): Promise<void> {
    throw new Error('The register is never taken down by a program.')
  }
}
