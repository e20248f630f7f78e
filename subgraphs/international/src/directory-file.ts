/** `/directory.csv`: the directory as a file, for whoever makes books of it. `?agency=BY` and `&status=A` choose of it. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { isUnreachable } from '@isbn-hub/postgres/data-source'
import type { Route } from '@isbn-hub/subgraph/serve'
import type pg from 'pg'

import { type FileFilter, writeDirectoryFile } from './actions/write-directory-file.ts'
import { PIID_STATUSES } from './domain/piid.ts'

/** Files that are read at once; each keeps a piece in memory, and a connection busy while it reads on. */
const AT_ONCE = 4
/** Milliseconds after which a reader that takes nothing more is given up: it would keep others out. */
const PATIENCE = 30_000

export function directoryFileRoute(pool: pg.Pool): Route {
  let open = 0
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://international')
    if (pathname !== '/directory.csv') return false
    const refuse = (status: number, code: string, message: string, headers = {}): true => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
      response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }))
      return true
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(405, 'METHOD_NOT_ALLOWED', 'Send GET.', { allow: 'GET, HEAD' })
    const filter = readFilter(searchParams)
    if (!filter) return refuse(400, 'BAD_REQUEST', 'A file is chosen by agency=BY and by status=A or status=I.')
    if (open >= AT_ONCE)
      return refuse(503, 'TOO_MANY_READERS', 'The file is being read by others.', { 'retry-after': '5' })
    open++
    try {
      const pieces = writeDirectoryFile(pool, filter)
      // Before the head goes out: a database that doesn't answer is an error, and no empty file.
      const first = await pieces.next()
      const name = ['isbn-directory', filter.agency, filter.status].filter(Boolean).join('-').toLowerCase()
      response.writeHead(200, {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="${name}.csv"`,
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
      })
      if (request.method === 'HEAD') {
        response.end()
        return true
      }
      response.setTimeout(PATIENCE, () => response.destroy())
      // One piece waits at most: what the reader doesn't take isn't read from the database either.
      const rest = Readable.from(following(first, pieces), { highWaterMark: 1 })
      await pipeline(rest, response)
    } catch (error) {
      if (!response.headersSent && isUnreachable(error))
        return refuse(503, 'AGENCY_UNAVAILABLE', 'The directory is out of reach.', { 'retry-after': '5' })
      // A reader that went away is no fault. Whatever else breaks off is seen by it: the file has no end.
      if (Reflect.get(Object(error), 'code') !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
    } finally {
      open--
    }
    return true
  }
}

async function* following(first: IteratorResult<string>, pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  if (!first.done) yield first.value
  yield* pieces
}

/** Undefined where it asks for what isn't there. */
function readFilter(asked: URLSearchParams): FileFilter | undefined {
  const { agency, status, ...other } = Object.fromEntries(asked)
  const known = PIID_STATUSES.find((code) => code === status)
  if (Object.keys(other).length > 0 || asked.size !== new Set(asked.keys()).size) return undefined
  if (status !== undefined && !known) return undefined
  if (agency !== undefined && !/^([A-Z]{2}|INTL)$/.test(agency)) return undefined
  return { agency, status: known }
}
