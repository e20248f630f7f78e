/** Who holds which prefix, and which number under a shared one: page by page, so that no connection waits for a reader. */
import type { GivenIsbnStatus, GivenPrefixStatus } from '@isbn-hub/feed/event'
import type pg from 'pg'

import type { Registrant } from '../domain/piid.ts'

/** Where a page of prefixes ends. */
export interface PrefixKey {
  readonly lo: number
  readonly value: string
}

export interface HeldPrefix extends PrefixKey {
  readonly agency: string
  readonly status: GivenPrefixStatus
  readonly shared: boolean
  /** Null where nobody holds it. */
  readonly holder: Registrant | null
}

const REGISTRANT = `
  json_build_object('id', p.id, 'name', p.name, 'names', p.names, 'status', p.status, 'place', p.place,
    'website', p.website, 'contact', p.contact)`

/** By ascending span, each prefix once for each holder. `first` prefixes at most; none where there is nothing more. */
export async function findHeldPrefixes(
  pool: pg.Pool | pg.ClientBase,
  agency: string | undefined,
  after: PrefixKey | undefined,
  first: number,
): Promise<HeldPrefix[]> {
  const { rows } = await pool.query<HeldPrefix>({
    name: 'directory-held-prefixes',
    text: `
      with page as (
        select lo, value, agency, status, shared from directory_prefix
        where ($1::text is null or agency = $1) and (lo, value) > ($2::int8, $3::text)
        order by lo, value limit $4
      )
      select page.*, case when p.id is not null then ${REGISTRANT} end as holder
      from page
      left join (directory_holding h join directory_publisher p on p.id = h.publisher) on h.prefix = page.value
      order by page.lo, page.value, p.id`,
    values: [agency ?? null, after?.lo ?? -1, after?.value ?? '', first],
  })
  return rows.map((row) => ({ ...row, holder: row.holder && withoutNull(row.holder) }))
}

export interface SingleNumber {
  readonly isbn13: string
  readonly status: GivenIsbnStatus
  readonly holder: Registrant
}

/** The numbers of a shared prefix, each with whom it was given to, in ascending order. */
export async function findSingleNumbers(
  pool: pg.Pool | pg.ClientBase,
  prefix: string,
  after: string,
  first: number,
): Promise<SingleNumber[]> {
  const { rows } = await pool.query<SingleNumber>({
    name: 'directory-single-numbers',
    text: `
      select i.isbn13, i.status, ${REGISTRANT} as holder
      from directory_isbn i join directory_publisher p on p.id = i.publisher
      where i.prefix = $1 and i.isbn13 > $2
      order by i.isbn13 limit $3`,
    values: [prefix, after, first],
  })
  return rows.map((row) => ({ ...row, holder: withoutNull(row.holder) }))
}

/** A contact that isn't shown is no member. */
function withoutNull({ contact, ...registrant }: Registrant): Registrant {
  return contact ? { ...registrant, contact } : registrant
}
