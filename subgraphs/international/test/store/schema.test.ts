import { testDatabase } from '@isbn-hub/test/database'
import { compareSchema } from '@isbn-hub/test/schema'
import { expect, test } from '@jest/globals'

import { DIRECTORY_ROWS } from '../../src/store/rows/directory-rows.ts'
import { anEmptyDirectory } from '../agency-feed.ts'

test('the migrations make what the entities describe; what TypeORM cannot say is this alone', async () => {
  await using database = await testDatabase(anEmptyDirectory)
  expect(await compareSchema(database.url, DIRECTORY_ROWS)).toEqual({
    toChange: [],
    onlyInEntities: [],
    onlyInMigrations: [
      // Indices by trigrams: TypeORM knows no operator classes.
      expect.stringMatching(/^CREATE INDEX directory_name_by_spelling .* gin_trgm_ops\)$/),
      expect.stringMatching(/^CREATE INDEX directory_word_alike .* gin_trgm_ops\)$/),
      // A feed is only ever continued: TypeORM knows no triggers, and no functions.
      expect.stringMatching(/^CREATE TRIGGER feed_is_append_only /),
      expect.stringMatching(/^CREATE TRIGGER feed_is_never_emptied /),
      ...['feed_append', 'feed_begin_epoch', 'feed_is_append_only'].map((name) => `FUNCTION ${name}`),
    ],
  })
})
