/** How far each agency's feed has been applied. */
import type { Place } from '@isbn-hub/feed/position'
import type pg from 'pg'

interface PlaceRow {
  epoch: string | null
  sequence: number
  hash: string | null
}

/** Undefined before the first event. */
export async function findPlace(pool: pg.Pool | pg.ClientBase, agency: string): Promise<Place | undefined> {
  const { rows } = await pool.query<PlaceRow>({
    name: 'feed-place',
    text: 'select epoch::text, sequence, hash from feed_place where agency = $1',
    values: [agency],
  })
  return placeOf(rows[0])
}

/** Makes the agency's row where it has none yet, and gives the last sequence that was applied. */
export async function openPlace(pool: pg.Pool | pg.ClientBase, agency: string): Promise<number> {
  await pool.query('insert into feed_place (agency) values ($1) on conflict do nothing', [agency])
  return (await findPlace(pool, agency))?.sequence ?? 0
}

/** Locks the place until the transaction ends: whoever else would apply the same events waits. */
export async function lockPlace(client: pg.ClientBase, agency: string): Promise<Place | undefined> {
  const { rows } = await client.query<PlaceRow>({
    name: 'feed-place-lock',
    text: 'select epoch::text, sequence, hash from feed_place where agency = $1 for update',
    values: [agency],
  })
  return placeOf(rows[0])
}

/** A place before the first entry is kept as none. */
export async function movePlace(client: pg.ClientBase, agency: string, place: Place): Promise<void> {
  const { rowCount } = await client.query({
    name: 'feed-place-move',
    text: 'update feed_place set epoch = $2, sequence = $3, hash = $4 where agency = $1',
    values: place.sequence === 0 ? [agency, null, 0, null] : [agency, place.epoch, place.sequence, place.hash],
  })
  if (rowCount !== 1) throw new Error(`Agency ${agency} has no place to move.`)
}

const placeOf = (row: PlaceRow | undefined): Place | undefined =>
  row?.epoch && row.hash ? { epoch: row.epoch, sequence: row.sequence, hash: row.hash } : undefined
