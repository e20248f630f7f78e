/** Files over plain HTTP: in by PUT, out by GET, each by a link that the agency sealed. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { attachment, cleanFileName } from '@isbn-hub/files/file-name'
import { type FileStore, FileStoreFailed } from '@isbn-hub/files/file-store'
import type { FileType } from '@isbn-hub/files/file-type'
import { Intake, IntakeRefused, type Pace, tooLarge } from '@isbn-hub/files/intake'
import type { LinkSigner, OpenedLink } from '@isbn-hub/files/signed-link'
import { languageFor } from '@isbn-hub/messages/language'
import { uploadMessage } from '@isbn-hub/messages/message'
import { type UploadCode, type UploadFacts, UPLOADS } from '@isbn-hub/messages/uploads'
import { PapersBusy } from '@isbn-hub/papers/render-paper'
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import type { Route } from '@isbn-hub/server/route'
import { addVary, sendError } from '@isbn-hub/server/send'

import { countUnattached, findFiles, forgetUnattached, type StoredFile, writeFile } from '../store/files.ts'
import { PURPOSE } from './file-links.ts'

export interface FileRoutesOptions {
  readonly signer: LinkSigner
  readonly store: FileStore
  readonly database: DatabaseClient
  readonly clock: () => Date
  /** How long an upload may say nothing, in milliseconds. */
  readonly silence?: number
  readonly pace?: Pace
}

/** Bytes of a file: a scan of some pages fits. */
const LARGEST = 20 * 1024 * 1024
const SILENCE = 20_000
const PACE: Pace = { bytes: 1_024, grace: 10_000 }
/** Uploads at one moment. An S3 store holds each in memory on its way. */
const AT_ONCE = 8
/** Of these one person's, so that nobody has them all. */
const OF_ONE = 2

/** What one person may have sent up without handing it in, and for how long, in milliseconds. */
const UNATTACHED = { files: 50, bytes: 200 * 1024 * 1024, age: 7 * 86_400_000 }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What a link has in its query. */
const LINK_PARAMETERS = {
  signature: { description: 'The seal of the link.' },
  for: { description: 'For whom the link was made.' },
  link: { description: 'The id of the link.' },
  until: { description: 'When the link expires, in seconds since 1970.' },
}

/** `PUT /files` and `GET /files/<id>`. */
export function fileRoutes(agencyContext: FileRoutesOptions): readonly Route[] {
  const { signer, database } = agencyContext
  /** Whose uploads are under way, each as often as it has one. */
  const underWay: string[] = []
  return [
    {
      path: '/files',
      operations: {
        PUT: {
          parameters: { ...LINK_PARAMETERS, name: { description: 'What the file is called.' } },
          async answer({ request, response }) {
            const link = openLink(signer, request, response, PURPOSE.upload)
            if (!link) return
            if (underWay.filter((subject) => subject === link.subject).length >= OF_ONE)
              return refuse(request, response, 'TOO_MANY_UPLOADS', { limit: OF_ONE })
            if (underWay.length >= AT_ONCE) return refuse(request, response, 'UPLOADS_BUSY', {}, BUSY)
            underWay.push(link.subject)
            try {
              await takeFile(agencyContext, link, request, response)
            } finally {
              underWay.splice(underWay.indexOf(link.subject), 1)
            }
          },
        },
      },
    },
    {
      path: '/files/{id}',
      operations: {
        GET: {
          parameters: LINK_PARAMETERS,
          async answer({ request, response, parameters: { id = '' } }) {
            if (!UUID.test(id)) return refuse(request, response, 'FILE_NOT_FOUND', {})
            if (!openLink(signer, request, response, PURPOSE.download)) return
            const file = (await findFiles(database, [id])).get(id)
            if (file) await giveFile(agencyContext, file, request, response)
            else refuse(request, response, 'FILE_NOT_FOUND', {})
          },
        },
      },
    },
  ]
}

/** What the agency itself makes, by its code. */
export interface PaperRouteOptions {
  readonly signer: LinkSigner
  has(code: string): Promise<boolean>
  /** The PDF; undefined where there is none. Rejects with PapersBusy. */
  draw(code: string): Promise<Uint8Array | undefined>
}

/** `GET /papers/<code>.pdf`. */
export const paperRoute = ({ signer, has, draw }: PaperRouteOptions): Route => ({
  path: '/papers/{code}.pdf',
  operations: {
    GET: {
      parameters: LINK_PARAMETERS,
      async answer({ request, response, parameters: { code = '' } }) {
        if (!openLink(signer, request, response, PURPOSE.paper)) return
        const paper = { contentType: 'application/pdf' as const, name: cleanFileName(code) }
        if (request.method === 'HEAD' && (await has(code))) {
          // How long it is only drawing it would tell.
          describe(response, paper)
          return void response.end()
        }
        const content = request.method === 'HEAD' ? undefined : await drawn(draw, code)
        if (content === 'BUSY') return refuse(request, response, 'PAPERS_BUSY', {}, BUSY)
        if (!content) return refuse(request, response, 'PAPER_NOT_FOUND', {})
        describe(response, { ...paper, bytes: content.length })
        response.end(content)
      },
    },
  },
})

async function drawn(draw: PaperRouteOptions['draw'], code: string): Promise<Uint8Array | 'BUSY' | undefined> {
  try {
    return await draw(code)
  } catch (error) {
    if (error instanceof PapersBusy) return 'BUSY'
    throw error
  }
}

/** The link of a request; undefined where it was refused, and that is answered. */
function openLink(
  signer: LinkSigner,
  request: IncomingMessage,
  response: ServerResponse,
  purpose: string,
): OpenedLink | undefined {
  const link = signer.open(request.method ?? '', request.url ?? '', purpose)
  if (typeof link !== 'string') return link
  refuse(request, response, link, {})
  return undefined
}

async function takeFile(
  { store, database, clock, silence = SILENCE, pace = PACE }: FileRoutesOptions,
  { id: link, subject, unsigned }: OpenedLink,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await forgetUnattached(database, subject, new Date(clock().getTime() - UNATTACHED.age), (file) =>
    store.remove(file).then(
      () => true,
      () => false,
    ),
  )
  const unattached = await countUnattached(database, subject, link)
  if (unattached.files >= UNATTACHED.files || unattached.bytes >= UNATTACHED.bytes)
    return refuse(request, response, 'TOO_MANY_FILES', {
      files: UNATTACHED.files,
      megabytes: UNATTACHED.bytes / 1024 ** 2,
    })
  const id = randomUUID()
  const intake = new Intake({ bytes: LARGEST, silence, pace })
  try {
    if (Number(request.headers['content-length'] ?? 0) > LARGEST) throw tooLarge(LARGEST)
    await store.put(id, Readable.from(intake.through(request), { objectMode: false }))
  } catch (error) {
    // Gone in the middle: there is nobody to answer.
    if (request.destroyed && !request.complete) return
    if (error instanceof IntakeRefused) return refuse(request, response, error.code, error.facts)
    if (error instanceof FileStoreFailed) return refuse(request, response, error.code, {})
    throw error
  }

  const { contentType, bytes, sha256 } = intake.taken
  const name = cleanFileName(unsigned.get('name') ?? '')
  const file: StoredFile = { id, contentType, bytes, sha256, name, uploadedBy: subject, uploadedAt: clock() }
  let kept: StoredFile | undefined
  try {
    kept = await writeFile(database, file, link)
  } finally {
    // The register knows nothing of it, or knows the same from before.
    if (kept?.id !== id) await store.remove(id)
  }
  if (!kept.sha256.equals(sha256)) return refuse(request, response, 'LINK_USED', {})
  const answer = { id: kept.id, contentType, bytes, sha256: sha256.toString('hex') }
  response.writeHead(201, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(answer))
}

async function giveFile(
  { store }: FileRoutesOptions,
  file: StoredFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'HEAD') {
    describe(response, file)
    response.end()
    return
  }
  let content: Readable | undefined
  try {
    content = await store.get(file.id)
  } catch (error) {
    if (!(error instanceof FileStoreFailed)) throw error
    return refuse(request, response, error.code, {})
  }
  if (!content) throw new Error(`File ${file.id} is in the register and not in the file store.`)
  describe(response, file)
  try {
    await pipeline(content, response)
  } catch (error) {
    // Whoever went away in the middle knows it; whoever still waits sees an answer that is shorter than was said.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

/** The headers under which a browser saves the file and does nothing else with it, whatever is in it. */
function describe(
  response: ServerResponse,
  { contentType, bytes, name }: { readonly contentType: FileType; readonly bytes?: number; readonly name: string },
): void {
  response.writeHead(200, {
    'content-type': contentType,
    ...(bytes !== undefined && { 'content-length': bytes }),
    'content-disposition': attachment(name, contentType),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  })
}

const BUSY = { 'retry-after': '5' }

/** How long the rest of a refused upload is still taken in, and thrown away, so that its sender reads the answer. */
const LINGER = 3_000

/** In the language that the request accepts. */
function refuse<Code extends UploadCode>(
  request: IncomingMessage,
  response: ServerResponse,
  code: Code,
  facts: UploadFacts[Code],
  headers: OutgoingHttpHeaders = {},
): void {
  const language = languageFor(request.headers['accept-language'])
  addVary(response, 'Accept-Language')
  sendError(response, {
    status: UPLOADS[code].status,
    code,
    facts,
    message: uploadMessage(code, facts, language),
    headers: { 'content-language': language, ...headers },
  })
  if (request.complete) return
  const late = setTimeout(() => request.destroy(), LINGER).unref()
  request.once('close', () => clearTimeout(late))
  request.resume()
}
