/** Payments: an attached payment order says how much was paid. */
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Payments1764000500000 implements MigrationInterface {
  readonly name = 'Payments1764000500000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- In minor units of its currency.
      alter table attachment add column paid bigint, add column currency text;
      alter table attachment add constraint attachment_paid check ((paid is null) = (currency is null));
    `)
  }

  async down(): Promise<void> {
    throw new Error('The register is never taken down by a program.')
  }
}
