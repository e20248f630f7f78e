/** Publishers by number, a whole batch in one statement: entities are asked for in batches. */
import type { Statements } from '@isbn-hub/postgres/client'
import { columnsOf } from '@isbn-hub/postgres/columns'

import type { Publisher, PublisherName } from '../domain/publisher.ts'
import { publisherId } from '../domain/publisher-id.ts'
import { PublisherRow } from './rows/publisher-row.ts'

// Hand-written for the names, which a relation of the entity would fetch one row each.
const PUBLISHERS_BY_NUMBER = `
  select ${columnsOf(PublisherRow, 'p', ['emailKey'])},
         (
           select coalesce(json_agg(json_build_object('name', n.name, 'kind', n.kind, 'language', n.language,
                                                      'script', n.script, 'from', n."from", 'until', n.until)
                                    order by n.id), '[]')
           from publisher_name n where n.publisher = p.number
         ) as names
  from publisher p
  where p.number = any($1::bigint[])`

/** Those that exist, by number. */
export async function findPublishers(
  client: Statements,
  agency: string,
  numbers: readonly number[],
): Promise<Map<number, Publisher>> {
  const { rows } = await client.query<Omit<PublisherRow, 'emailKey'> & { names: PublisherName[] }>({
    name: 'publishers-by-number',
    text: PUBLISHERS_BY_NUMBER,
    values: [numbers],
  })
  return new Map(
    rows.map(({ number, successor, ...row }) => [
      number,
      {
        ...row,
        id: publisherId(agency, number),
        successor: successor === null ? null : publisherId(agency, successor),
      },
    ]),
  )
}
