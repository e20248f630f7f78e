import { testDatabase } from '@isbn-hub/test/database'
import { anEmptyRegister } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'

import { openDatabase } from '../../src/store/database.ts'
import { findJointFrom } from '../../src/store/find-isbns.ts'

test('joint numbers that were kept as they were entered are found once the register is brought up to date', async () => {
  await using place = await testDatabase(anEmptyRegister)
  const before = await openDatabase(place.url)
  await before.pool.query(`
    drop index publication_by_joint_number, isbn_by_publication;
    delete from migration where name like 'JointNumbers%';
    insert into publisher (name, kind, disclose_contact, disclose_publications, registered_on)
      values ('A house', 'ORGANISATION', false, false, '2026-01-01');
    insert into publication (title, form, joint_with) values
      ('Alone', 'PDF', '{}'),
      ('Joint', 'PDF', '{ISBN 985-6020-20-4,978-985-6020-20-2,urn:isbn:9789547990005}');
    insert into isbn (ordinal, publisher, publication, assigned_on)
      select 978993680000 + id, 1001, id, '2026-01-01' from publication;
  `)
  await before.close()

  const after = await openDatabase(place.url)
  const { rows } = await after.pool.query('select joint_with from publication order by id')
  expect(rows).toEqual([{ joint_with: [] }, { joint_with: ['9789856020202', '9789547990005'] }])
  const naming = await findJointFrom(after.pool, [978985602020, 978954799000, 978993680001])
  expect([...naming.keys()].toSorted()).toEqual([978954799000, 978985602020])
  expect(naming.get(978985602020)).toMatchObject([{ ordinal: 978993680002, publisher: 1001 }])

  const client = await after.pool.connect()
  await client.query('set enable_seqscan = off; set enable_indexscan = off')
  const plan = await client.query(
    `explain select from publication p join isbn i on i.publication = p.id
     where p.joint_with <> '{}' and p.joint_with && array['9789856020202']`,
  )
  client.release(true)
  expect(JSON.stringify(plan.rows)).toMatch(/publication_by_joint_number.*isbn_by_publication/)
  await after.close()
})
