/** The key by which this agency seals its links. It lives in the database, so that all its processes have the same. */
import { randomBytes } from 'node:crypto'

import type { DatabaseClient } from '@isbn-hub/postgres/client'

import { LinkKeyRow } from './rows/link-key-row.ts'

/** Makes it at first start, and is the same ever after. Of two that start at once, both get what the first one made. */
export async function linkKey({ entities }: DatabaseClient): Promise<Buffer> {
  const made = entities
    .createQueryBuilder()
    .insert()
    .into(LinkKeyRow)
    .values({ key: randomBytes(32) })
  await made.orIgnore().execute()
  return (await entities.findOneByOrFail(LinkKeyRow, { one: true })).key
}
