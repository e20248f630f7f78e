import { openDatabase } from '@isbn-hub/agency/store/database'
import { REGISTER_ROWS } from '@isbn-hub/agency/store/rows/register-rows'
import { testDatabase } from '@isbn-hub/test/database'
import { compareSchema } from '@isbn-hub/test/schema'
import { expect, test } from '@jest/globals'

import { extension } from '../src/extension.ts'

const aBelarusianRegister = async (url: string) => (await openDatabase(url, extension.tables)).close()

test('the migration makes the table that the entity describes', async () => {
  await using place = await testDatabase(aBelarusianRegister)
  const { toChange, onlyInMigrations, onlyInEntities } = await compareSchema(place.url, [
    ...REGISTER_ROWS,
    ...extension.tables.rows,
  ])
  expect({ toChange, onlyInEntities }).toEqual({ toChange: [], onlyInEntities: [] })
  expect(onlyInMigrations.filter((line) => line.includes('licence'))).toEqual([])
})
