/** The key by which this agency seals its links. It lives in the database, so that all its processes have the same. */
import { randomBytes } from 'node:crypto'

import type pg from 'pg'

const MAKE = `insert into link_key (key) values ($1) on conflict do nothing`
const READ = `select key from link_key`

/** Makes it at first start, and is the same ever after. Of two that start at once, both get what the first one made. */
export async function linkKey(pool: pg.Pool): Promise<Buffer> {
  await pool.query(MAKE, [randomBytes(32)])
  const { rows } = await pool.query<{ key: Buffer }>(READ)
  const [made] = rows
  if (!made) throw new Error('The key for links was taken out of the database at this moment.')
  return made.key
}
