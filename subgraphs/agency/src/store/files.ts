/** What the register knows of each file; the file itself is in the file store, under its id. */
import type { FileType } from '@isbn-hub/files/file-type'
import { transaction } from '@isbn-hub/postgres/transaction'
import type pg from 'pg'

export interface StoredFile {
  readonly id: string
  readonly contentType: FileType
  readonly bytes: number
  readonly sha256: Buffer
  /** As the person called it, cleaned; to be shown, never used as a path. */
  readonly name: string
  readonly uploadedBy: string
  readonly uploadedAt: Date
}

const WRITE = `
  insert into file (id, content_type, bytes, sha256, name, uploaded_by, uploaded_at, link)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict on constraint file_once_by_link do nothing`

/** Writes it, and returns it; or the one that this link brought before. */
export async function writeFile(pool: pg.Pool, file: StoredFile, link: string): Promise<StoredFile> {
  const { id, contentType, bytes, sha256, name, uploadedBy, uploadedAt } = file
  const values = [id, contentType, bytes, sha256, name, uploadedBy, uploadedAt, link]
  const { rowCount } = await pool.query({ name: 'file-write', text: WRITE, values })
  if (rowCount === 1) return file
  const { rows } = await pool.query<StoredFile>({ name: 'file-by-link', text: `${FIND} link = $1`, values: [link] })
  const [earlier] = rows
  if (!earlier) throw new Error(`The file of link ${link} was there a moment ago.`)
  return earlier
}

const FIND = `
  select id, content_type as "contentType", bytes, sha256, name, uploaded_by as "uploadedBy", uploaded_at as "uploadedAt"
  from file where`

/** Those that are there, by id; each id a UUID. */
export async function findFiles(
  pool: pg.ClientBase | pg.Pool,
  ids: readonly string[],
): Promise<Map<string, StoredFile>> {
  const { rows } = await pool.query<StoredFile>({
    name: 'files-by-id',
    text: `${FIND} id = any($1::uuid[])`,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.id, row]))
}

/** How much this person has sent up by other links that no application has: files, and bytes of them all. */
export async function countUnattached(
  pool: pg.Pool,
  subject: string,
  link: string,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const { rows } = await pool.query<{ files: number; bytes: number }>({
    name: 'files-unattached',
    text: `
      select count(*) as files, coalesce(sum(bytes), 0)::int8 as bytes from file
      where uploaded_by = $1 and link <> $2
        and not exists (select from attachment where attachment.file = file.id)`,
    values: [subject, link],
  })
  return rows[0] ?? { files: 0, bytes: 0 }
}

/** It stays until the act commits; undefined where it isn't there. */
export async function holdFile(client: pg.ClientBase, id: string): Promise<StoredFile | undefined> {
  const { rows } = await client.query<StoredFile>({
    name: 'file-hold',
    text: `${FIND} id = $1 for key share`,
    values: [id],
  })
  return rows[0]
}

/** A sender's next upload is no time to clear a whole store. */
const FORGOTTEN_AT_ONCE = 10

/**
 * Some of what this person sent up before `before` and never handed in is removed, and then forgotten. What can't be
 * removed is known of still, and tried again another time.
 */
export async function forgetUnattached(
  pool: pg.Pool,
  subject: string,
  before: Date,
  remove: (id: string) => Promise<boolean>,
): Promise<void> {
  await transaction(pool, async (client) => {
    const held = await client.query<{ id: string }>({
      name: 'files-abandoned',
      // One that is being handed in at this moment is held by that act.
      text: `
        select id from file
        where uploaded_by = $1 and uploaded_at < $2
          and not exists (select from attachment where attachment.file = file.id)
        order by uploaded_at limit ${FORGOTTEN_AT_ONCE} for update skip locked`,
      values: [subject, before],
    })
    // Asked once more: it may have been handed in just before it was held.
    const { rows } = await client.query<{ id: string }>({
      name: 'files-still-abandoned',
      text: `
        select id from unnest($1::uuid[]) as held (id)
        where not exists (select from attachment where attachment.file = held.id)`,
      values: [held.rows.map(({ id }) => id)],
    })
    const removed: string[] = []
    for (const { id } of rows) if (await remove(id)) removed.push(id)
    await client.query({ name: 'files-forget', text: 'delete from file where id = any($1::uuid[])', values: [removed] })
  })
}
