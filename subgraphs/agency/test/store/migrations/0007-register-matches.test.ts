import { createDataSource, migrate } from '@isbn-hub/postgres/data-source'
import { testDatabase } from '@isbn-hub/test/database'
import { expect, test } from '@jest/globals'
import pg from 'pg'

import { nameKey } from '../../../src/domain/name-key.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { TheRegister1763760000000 } from '../../../src/store/migrations/0001-the-register.ts'
import { Files1764000200000 } from '../../../src/store/migrations/0002-files.ts'
import { Epochs1764000300000 } from '../../../src/store/migrations/0003-epochs.ts'
import { Applications1764000400000 } from '../../../src/store/migrations/0004-applications.ts'

/** More than are folded at a time. */
const names = Array.from({ length: 5_001 }, (_, n) => `«Дом» № ${n}`)
/** As long as may be entered, and longer than an ordered index holds. */
const taxNumber = String.fromCodePoint(...Array.from({ length: 2_000 }, (_, n) => 0x4e00 + ((n * 7_919) % 20_000)))

async function registerOfBefore(url: string): Promise<void> {
  const migrations = [TheRegister1763760000000, Files1764000200000, Epochs1764000300000, Applications1764000400000]
  const before = createDataSource({ url, entities: [], migrations })
  await migrate(before, url)
  await before.query(`
    insert into publisher (name, kind, disclose_contact, disclose_publications, registered_on)
    values ('Дом', 'ORGANISATION', false, false, '2020-01-01')`)
  await before.query(
    `insert into publisher_name (publisher, name, kind) select 1001, name, 'FORMER' from unnest($1::text[]) as name`,
    [names],
  )
  await before.query(
    `insert into applicant (publisher, details, entered_at)
     values (1001, jsonb_build_object('bank', jsonb_build_object('taxNumber', $1::text)), now())`,
    [taxNumber],
  )
  await before.destroy()
}

test('names that a register has already are folded as new ones are, and nothing is too long for it', async () => {
  await using place = await testDatabase(registerOfBefore)
  await (await openDatabase(place.url)).close()
  const client = new pg.Client(place.url)
  await client.connect()
  const { rows } = await client.query<{ name: string; key: string }>(
    'select name, name_key as key from publisher_name order by id',
  )
  await client.end()
  expect(rows).toEqual(names.map((name) => ({ name, key: nameKey(name) })))
})
