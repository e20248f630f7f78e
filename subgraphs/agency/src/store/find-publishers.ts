/** Publishers by number, a whole batch in one statement. */
import type pg from 'pg'

import type { Publisher } from '../domain/publisher.ts'
import { publisherId } from '../domain/publisher-id.ts'

/** A publisher, as stored. Its id outside is the agency's code and this number. */
type PublisherRow = Omit<Publisher, 'id' | 'disclosure' | 'successor'> & {
  readonly number: number
  readonly discloseContact: boolean
  readonly disclosePublications: boolean
  readonly successor: number | null
}

const PUBLISHERS_BY_NUMBER = `
  select p.number, p.name, p.kind, p.status, p.place, p.contact, p.activity_profile as "activityProfile", p.website,
         p.disclose_contact as "discloseContact", p.disclose_publications as "disclosePublications",
         p.registered_on as "registeredOn", p.successor,
         array(
           select jsonb_build_object('name', n.name, 'kind', n.kind, 'language', n.language, 'script', n.script,
                                     'from', n."from", 'until', n.until)
           from publisher_name n where n.publisher = p.number order by n.id
         ) as names
  from publisher p
  where p.number = any($1::bigint[])`

/** Those that exist, by number. */
export async function findPublishers(
  client: pg.ClientBase | pg.Pool,
  agency: string,
  numbers: readonly number[],
): Promise<Map<number, Publisher>> {
  const { rows } = await client.query<PublisherRow>({
    name: 'publishers-by-number',
    text: PUBLISHERS_BY_NUMBER,
    values: [numbers],
  })
  return new Map(
    rows.map(({ number, discloseContact, disclosePublications, successor, ...row }) => [
      number,
      {
        ...row,
        id: publisherId(agency, number),
        disclosure: { contact: discloseContact, publications: disclosePublications },
        successor: successor === null ? null : publisherId(agency, successor),
      },
    ]),
  )
}
