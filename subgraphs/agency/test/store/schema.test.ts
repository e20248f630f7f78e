import { testDatabase } from '@isbn-hub/test/database'
import { compareSchema } from '@isbn-hub/test/schema'
import { anEmptyRegister } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'

import { REGISTER_ROWS } from '../../src/store/rows/register-rows.ts'

test('the migrations make what the entities describe; what TypeORM cannot say is this alone', async () => {
  await using place = await testDatabase(anEmptyRegister)
  const differences = await compareSchema(place.url, REGISTER_ROWS)
  expect(differences).toEqual({
    toChange: [],
    onlyInEntities: [],
    onlyInMigrations: [
      // Indices by trigrams, the second of an expression: TypeORM knows no operator classes and no expressions.
      expect.stringMatching(/^CREATE INDEX publication_by_contributor .* gin_trgm_ops\)$/),
      expect.stringMatching(/^CREATE INDEX publication_by_title .*\(title gin_trgm_ops\)$/),
      // History and feed are only ever continued: TypeORM knows no triggers.
      expect.stringMatching(/^CREATE TRIGGER application_step_stays /),
      expect.stringMatching(/^CREATE TRIGGER feed_is_append_only /),
      expect.stringMatching(/^CREATE TRIGGER feed_is_never_emptied /),
      // What these triggers run, what writes the feed, and what looks for free numbers: TypeORM knows no functions.
      ...['feed_append', 'feed_begin_epoch', 'feed_is_append_only', 'history_stays'].map((name) => `FUNCTION ${name}`),
      ...['next_block_of_pool', 'next_free_block', 'next_free_numbers'].map((name) => `FUNCTION ${name}`),
    ],
  })
})

test('a database is brought up to date once, however often it is opened', async () => {
  await using place = await testDatabase(anEmptyRegister)
  await anEmptyRegister(place.url)
  const { toChange } = await compareSchema(place.url, REGISTER_ROWS)
  expect(toChange).toEqual([])
})
