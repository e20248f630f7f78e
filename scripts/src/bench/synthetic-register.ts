// Made-up publishers for an agency's register: as many as are wanted, each with a name, a prefix, its tenure and one
// number, in the blocks that the range table cuts.

import { defaultRanges } from '@isbn-hub/isbn/default-ranges'

import { as } from '../postgres/ensure-database.ts'

export interface MadeUpPrefix {
  /** 978-985-90123 */
  readonly value: string
  /** The ordinal of its first number, which is given out. */
  readonly lo: number
  /** The number of its publisher: 11001 of BY-11001. */
  readonly publisher: number
}

export interface MadeUpRegister {
  readonly publishers: number
  /** Drawn from all of them, in no order, and the same in every run. */
  readonly sample: readonly MadeUpPrefix[]
}

/**
 * Fills the register from the smallest free blocks of the groups. Everything else in it stays.
 *
 * Written past the acts of the agency, a million in one go, so the feed, and with it the directory, knows nothing of
 * these rows: the measured requests ask their owner. Takes the superuser's address of the database, since the references,
 * which hold by construction, are not checked again row by row.
 */
export async function fillRegister(
  url: string,
  groups: readonly string[],
  publishers: number,
  sampleSize: number,
): Promise<MadeUpRegister> {
  const rules = groups.flatMap((group) => {
    const open = defaultRanges.group(group)?.rules.filter(({ registrantLength }) => registrantLength > 0) ?? []
    return open.map((rule) => ({ group, ...rule }))
  })
  return as(url, async (client) => {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    const { rowCount } = await client.query(MAKE_UP, [
      rules.map(({ group }) => group),
      rules.map(({ span }) => span.lo),
      rules.map(({ block }) => block),
      rules.map(({ from }) => from),
      rules.map(({ registrants }) => registrants),
      rules.map(({ registrantLength }) => registrantLength),
      publishers,
    ])
    if (rowCount !== publishers) throw new Error(`${groups.join(', ')}: room for ${rowCount} publishers only.`)
    await client.query(FILL)
    await client.query('commit')
    await client.query('vacuum analyze')
    // Written out now, so that no checkpoint falls into a measurement.
    await client.query('checkpoint')
    const { rows } = await client.query<{ value: string; lo: string; number: string }>(SAMPLE, [sampleSize])
    const sample = rows.map(({ value, lo, number }) => ({ value, lo: Number(lo), publisher: Number(number) }))
    return { publishers, sample }
  })
}

// One range table cut everything, so a block is taken by its very value or not at all.
const MAKE_UP = `
  create temporary table made_up as
  select row_number() over () + 10000 as number, value, lo, lo + block as hi
  from (
    select rule.lo + n * rule.block as lo, rule.block,
           rule.registration_group || '-' || lpad((rule.first::bigint + n)::text, rule.length, '0') as value
    from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::int[])
      as rule(registration_group, lo, block, first, registrants, length)
    cross join lateral generate_series(0, rule.registrants - 1) as n
  ) block
  where not exists (select from prefix where prefix.value = block.value)
  order by block, lo
  limit $7`

const FILL = `
  insert into publisher (number, name, kind, place, disclose_contact, disclose_publications, registered_on)
  select number, 'Made-up house no. ' || number, 'ORGANISATION', 'Nowhere', false, false, '2020-01-01' from made_up;

  -- The key as the agency folds such a name.
  insert into publisher_name (publisher, name, name_key, kind, script, "from")
  select number, 'Made-up house no. ' || number, 'madeuphouseno' || number, 'OFFICIAL', 'Latn', '2020-01-01' from made_up;

  insert into prefix (value, lo, hi, kind, assigned_on, next_publication)
  select value, lo, hi, 'EXCLUSIVE', '2020-01-01', 1 from made_up;

  insert into tenure (publisher, prefix, "from", reason)
  select number, value, '2020-01-01', 'FIRST_ASSIGNMENT' from made_up;

  insert into isbn (ordinal, publisher, assigned_on) select lo, number, '2020-01-01' from made_up;

  select setval(pg_get_serial_sequence('publisher', 'number'), (select max(number) from publisher))`

const SAMPLE = `select value, lo, number from made_up order by hashint8(lo), lo limit $1`
