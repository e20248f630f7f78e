import { testDatabase } from '@isbn-hub/test/database'
import { anEmptyRegister } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'

import { openDatabase } from '../../src/store/database.ts'
import { findJointFrom } from '../../src/store/find-isbns.ts'

test('a publication is found by the numbers that it names as joint, by an index of such publications alone', async () => {
  await using place = await testDatabase(anEmptyRegister)
  const register = await openDatabase(place.url)
  await register.pool.query(`
    insert into publisher (name, kind, disclose_contact, disclose_publications, registered_on)
      values ('A house', 'ORGANISATION', false, false, '2026-01-01');
    insert into publication (title, form, joint_with) values
      ('Alone', 'PDF', '{}'), ('Joint', 'PDF', '{9789856020202,9789547990005}');
    insert into isbn (ordinal, publisher, publication, assigned_on)
      select 978993680000 + id, 1001, id, '2026-01-01' from publication;
  `)
  const naming = await findJointFrom(register.reading, [978985602020, 978954799000, 978993680001])
  expect([...naming.keys()].toSorted()).toEqual([978954799000, 978985602020])
  expect(naming.get(978985602020)).toMatchObject([{ ordinal: 978993680002, publisher: 1001 }])

  const client = await register.pool.connect()
  await client.query('set enable_seqscan = off; set enable_indexscan = off')
  const plan = await client.query(
    `explain select from publication p join isbn i on i.publication = p.id
     where p.joint_with <> '{}' and p.joint_with && array['9789856020202']`,
  )
  client.release(true)
  expect(JSON.stringify(plan.rows)).toMatch(/publication_by_joint_number.*isbn_by_publication/)
  await register.close()
})
