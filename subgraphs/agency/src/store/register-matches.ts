/** Publishers and other applicants that an applicant may be. */
import type { Statements } from '@isbn-hub/postgres/client'
import { groupBy } from '@isbn-hub/postgres/group-by'

import type { Applicant } from '../domain/applicant.ts'
import { nameKey } from '../domain/match-keys.ts'
import { keptId, keptNumber } from '../domain/own-id.ts'
import { publisherId } from '../domain/publisher-id.ts'
import { MATCH_GROUNDS, type MatchGround, type RegisterMatch } from '../domain/register-match.ts'

const MOST = 20

/**
 * Hand-written, since it answers for a whole page of applicants at once, and for an approval while others wait.
 *
 * Publishers first, since the applicant can be one of them; among them and among the others whoever matches on most. Of
 * each ground so many at most: a name or an address that a thousand share says nothing. Those of the register are taken
 * first, so that nobody hides one behind applicants of their own.
 */
const MATCHES = `
  select self.number as self, found.*
  from applicant self
  cross join lateral (
    with met as (
      (select n.publisher, null::bigint as applicant, 'NAME' as ground
       from unnest($2::bigint[], $3::text[]) as sought (applicant, key) join publisher_name n on n.name_key = sought.key
       where sought.applicant = self.number and sought.key <> '' order by n.publisher limit 200)
      union all
      (select a.publisher, a.number, 'TAX_NUMBER'
       from applicant a where a.tax_key = self.tax_key and a.number <> self.number
       order by a.publisher, a.number limit 200)
      union all
      (select a.publisher, a.number, 'EMAIL'
       from applicant a where a.email_key = self.email_key and a.number <> self.number
       order by a.publisher, a.number limit 200)
      union all
      (select p.number, null, 'EMAIL' from publisher p where p.email_key = self.email_key order by p.number limit 200)
    )
    select publisher, min(applicant) as applicant, array_agg(distinct ground) as grounds,
           row_number() over (
             order by publisher is null, bool_or(ground = 'TAX_NUMBER') desc, bool_or(ground = 'NAME') desc,
                      count(distinct ground) desc, publisher, min(applicant)
           ) as rank
    from met group by publisher, case when publisher is null then applicant end
    order by rank limit ${MOST}
  ) as found
  where self.number = any($1::bigint[])
  order by self.number, found.rank`

interface MatchRow {
  readonly self: number
  readonly publisher: number | null
  readonly applicant: number | null
  readonly grounds: readonly MatchGround[]
}

/** By the applicant's number, the best first. Of an applicant that is in the register already they mean nothing. */
export async function findRegisterMatches(
  client: Statements,
  agency: string,
  applicants: readonly Pick<Applicant, 'id' | 'name' | 'names'>[],
): Promise<Map<number, RegisterMatch[]>> {
  const sought = applicants.map((applicant) => ({
    number: keptNumber(agency, 'APPLICANT', applicant.id) ?? 0,
    keys: nameKeysOf(applicant),
  }))
  const { rows } = await client.query<MatchRow>({
    name: 'register-matches',
    text: MATCHES,
    values: [
      sought.map(({ number }) => number),
      sought.flatMap(({ number, keys }) => keys.map(() => number)),
      sought.flatMap(({ keys }) => keys),
    ],
  })
  return new Map(
    [...groupBy(rows, ({ self }) => self)].map(([self, matches]) => [
      self,
      matches.map(({ publisher, applicant, grounds }) => ({
        matchedBy: MATCH_GROUNDS.filter((ground) => grounds.includes(ground)),
        publisher: publisher === null ? null : publisherId(agency, publisher),
        applicant: applicant === null ? null : keptId(agency, 'APPLICANT', applicant),
      })),
    ]),
  )
}

const nameKeysOf = ({ name, names = [] }: Pick<Applicant, 'name' | 'names'>): string[] => [
  ...new Set([name, ...names.map((other) => other.name)].map(nameKey)),
]

// Rows that aren't there yet can't be held. In one order, so that no two wait for each other.
const LOCK_RECIPIENT = `
  select pg_advisory_xact_lock(lock)
  from (
    select distinct hashtextextended(key, 0) as lock
    from (select unnest($2::text[]) as key union all select tax_key from applicant where number = $1) as known
    where key is not null
    order by 1
  ) as locks`

/**
 * Until the act commits no other approval gives to the publisher that the applicant is, by whichever of its applicants;
 * nor does one enter the register under a name of a newcomer, or with its tax number.
 */
export async function lockRecipient(
  client: Statements,
  agency: string,
  applicant: Pick<Applicant, 'id' | 'name' | 'names' | 'publisher'>,
): Promise<void> {
  // An id has a hyphen, which no key of a name has.
  const keys = applicant.publisher === null ? nameKeysOf(applicant) : [applicant.publisher]
  const newcomer = applicant.publisher === null ? keptNumber(agency, 'APPLICANT', applicant.id) : null
  await client.query({ name: 'recipient-lock', text: LOCK_RECIPIENT, values: [newcomer, keys] })
}
