/** What the register knows of each file; the file itself is in the file store, under its id. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { Any } from 'typeorm'

import { AttachmentRow } from './rows/attachment-row.ts'
import { FileRow } from './rows/file-row.ts'

export type StoredFile = Omit<FileRow, 'link'>

/** Writes it, and returns it; or the one that this link brought before. */
export async function writeFile({ entities }: DatabaseClient, file: StoredFile, link: string): Promise<StoredFile> {
  const insert = entities
    .createQueryBuilder()
    .insert()
    .into(FileRow)
    .values({ ...file, link })
  // Of two that bring the same link the second waits here, and then finds what the first has written.
  const { raw } = await insert.orIgnore().returning('id').execute()
  return (raw as unknown[]).length === 1 ? file : entities.findOneByOrFail(FileRow, { link })
}

/** Those that are there, by id; each id a UUID. */
export async function findFiles(
  { entities }: DatabaseClient,
  ids: readonly string[],
): Promise<Map<string, StoredFile>> {
  const rows = await entities.findBy(FileRow, { id: Any(ids) })
  return new Map(rows.map((row) => [row.id, row]))
}

const UNATTACHED = 'not exists (select from attachment where attachment.file = file.id)'

/** How much this person has sent up by other links that no application has: files, and bytes of them all. */
export async function countUnattached(
  { entities }: DatabaseClient,
  subject: string,
  link: string,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const counted = await entities
    .createQueryBuilder(FileRow, 'file')
    .select('count(*)', 'files')
    .addSelect('coalesce(sum(file.bytes), 0)::int8', 'bytes')
    .where('file.uploadedBy = :subject and file.link <> :link', { subject, link })
    .andWhere(UNATTACHED)
    .getRawOne<{ files: number; bytes: number }>()
  return counted ?? { files: 0, bytes: 0 }
}

/** It stays until the act commits; undefined where it isn't there. */
export async function holdFile({ entities }: DatabaseClient, id: string): Promise<StoredFile | undefined> {
  return (await entities.findOne(FileRow, { where: { id }, lock: { mode: 'for_key_share' } })) ?? undefined
}

/** A sender's next upload is no time to clear a whole store. */
const FORGOTTEN_AT_ONCE = 10

/**
 * Some of what this person sent up before `before` and never handed in is removed, and then forgotten. What can't be
 * removed is known of still, and tried again another time.
 */
export async function forgetUnattached(
  { entities: reading }: DatabaseClient,
  subject: string,
  before: Date,
  remove: (id: string) => Promise<boolean>,
): Promise<void> {
  await reading.transaction(async (entities) => {
    const held = await entities
      .createQueryBuilder(FileRow, 'file')
      .where('file.uploadedBy = :subject and file.uploadedAt < :before', { subject, before })
      .andWhere(UNATTACHED)
      .orderBy('file.uploadedAt')
      .limit(FORGOTTEN_AT_ONCE)
      .setLock('pessimistic_write')
      // One that is being handed in at this moment is held by that act.
      .setOnLocked('skip_locked')
      .getMany()
    // Asked once more: it may have been handed in just before it was held.
    const attached = await entities.findBy(AttachmentRow, { file: Any(held.map(({ id }) => id)) })
    const removed: string[] = []
    for (const { id } of held) if (!attached.some(({ file }) => file === id) && (await remove(id))) removed.push(id)
    await entities.delete(FileRow, { id: Any(removed) })
  })
}
