/** A joint publication is found from either side: by its own number, and by those that it names. */
import { parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class JointNumbers1764000900000 implements MigrationInterface {
  readonly name = 'JointNumbers1764000900000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index publication_by_joint_number on publication using gin (joint_with) where joint_with <> '{}';
      create index isbn_by_publication on isbn (publication) where publication is not null;
    `)
    // Until now they stand as they were entered, in any spelling; from now on in thirteen digits.
    const rows = (await runner.query(`select id, joint_with as numbers from publication where joint_with <> '{}'`)) as {
      readonly id: number
      readonly numbers: readonly string[]
    }[]
    for (const { id, numbers } of rows) {
      const read = numbers.map((text) => {
        const parsed = parseIsbn(text)
        return isProblem(parsed) ? text : parsed.isbn13
      })
      await runner.query('update publication set joint_with = $2 where id = $1', [id, [...new Set(read)]])
    }
  }

  async down(): Promise<void> {
    throw new Error('The register is never taken down by a program.')
  }
}
