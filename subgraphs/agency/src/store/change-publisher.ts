/** What becomes of a publisher after it was registered: another name, or an end. Nothing is forgotten. */
import type pg from 'pg'

import { scriptOf } from '../domain/publisher.ts'

const RENAME = `update publisher set name = $2 where number = $1`
const RETIRE_NAME = `
  update publisher_name set kind = 'FORMER', until = $2 where publisher = $1 and kind = 'OFFICIAL' and until is null`
const ADD_NAME = `
  insert into publisher_name (publisher, name, kind, language, script, "from") values ($1, $2, 'OFFICIAL', $3, $4, $5)`

export async function writeName(
  client: pg.ClientBase,
  number: number,
  { name, language, from }: { name: string; language: string | undefined; from: string },
): Promise<void> {
  await client.query({ name: 'publisher-rename', text: RENAME, values: [number, name] })
  await client.query({ name: 'name-retire', text: RETIRE_NAME, values: [number, from] })
  await client.query({
    name: 'name-add',
    text: ADD_NAME,
    values: [number, name, language ?? null, scriptOf(name), from],
  })
}

const END = `update publisher set status = $2, successor = $3 where number = $1`

export async function writeEnd(
  client: pg.ClientBase,
  number: number,
  { status, successor }: { status: 'CEASED' | 'MERGED'; successor: number | undefined },
): Promise<void> {
  await client.query({ name: 'publisher-end', text: END, values: [number, status, successor ?? null] })
}
