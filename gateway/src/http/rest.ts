/** Plain look-ups for people with curl: the same answers as the graph's, at addresses that can be cached. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { FormattedAnswer, Gateway } from '../gateway.ts'
import { JSON_TYPE, refuse, send } from './answer.ts'
import { type VerifiedPaper, verifyPage } from './verify-page.ts'

/** Seconds that anyone may keep an answer. */
const MAX_AGE = 60

interface Resource {
  readonly query: string
  /** The name of the query's one variable. */
  readonly variable: string
  /** From what people type to what is asked for. */
  readonly read?: (key: string) => string
  /** From the answer to the status and what is sent. */
  readonly present: (data: Readonly<Record<string, unknown>>) => { readonly status: number; readonly body: unknown }
  /** For a person with a browser, who came by the code on a paper. */
  readonly page?: (key: string, body: unknown) => string
}

const PUBLISHER = 'id name kind status'
const PROBLEM = 'problem { code message position suggestions }'
const FOOT = `registrationGroup { value name } delegation { agency { code name } from to } ${PROBLEM} rangeTable { serial date }`
const PREFIX = `value registrant capacity status assignedOn issued remaining publisher { ${PUBLISHER} } publishers { ${PUBLISHER} }`

const RESOURCES: ReadonlyMap<string, Resource> = new Map<string, Resource>(
  Object.entries({
    isbn: {
      variable: 'number',
      query: `query ($number: String!) { lookup(number: $number) {
      input form valid defined
      isbn {
        isbn13 hyphenated isbn10 gtin14 urn isbnA
        elements { gs1 registrationGroup registrant publication checkDigit }
        status assignedOn publisher { ${PUBLISHER} }
        publication { title form language edition year }
      }
      prefix { value status publisher { ${PUBLISHER} } }
      ${FOOT}
    } }`,
      present: presentLookup,
    },
    prefix: {
      variable: 'prefix',
      query: `query ($prefix: String!) { lookup(number: $prefix) {
      input form valid defined
      prefix { ${PREFIX} firstIsbn { hyphenated } lastIsbn { hyphenated } }
      ${FOOT}
    } }`,
      present: presentLookup,
    },
    publisher: {
      variable: 'id',
      query: `query ($id: ID!) { publisher(id: $id) {
      ${PUBLISHER} agency { code } names { name language script kind } place website activityProfile registeredOn
      prefixes { value } successor { id } redactions { field reason }
    } }`,
      present: ({ publisher }) =>
        publisher ? { status: 200, body: publisher } : { status: 404, body: { publisher: null } },
    },
    verify: {
      variable: 'code',
      read: (code) => code.trim().toUpperCase(),
      query: `query ($code: ID!) { verifyPaper(code: $code) {
      code kind agency issuedOn current notCurrentReason issuedTo prefix prefixStatus isbns numbers { isbn status }
    } }`,
      present: ({ verifyPaper }) =>
        verifyPaper ? { status: 200, body: verifyPaper } : { status: 404, body: { paper: null } },
      page: (code, body) => verifyPage(code, 'kind' in (body as object) ? (body as VerifiedPaper) : undefined),
    },
  }),
)

/** Whether the path is one of these: `/isbn/…`, `/prefix/…`, `/publisher/…`, `/verify/…`. */
export const isResource = (path: string): boolean => RESOURCES.has(path.split('/')[1] ?? '')

export async function answerResource(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  gateway: Gateway,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Send GET.', { allow: 'GET, HEAD' })
  const [, name = '', ...rest] = path.split('/')
  const resource = RESOURCES.get(name)
  const key = decode(rest.join('/'))
  if (!resource || key === undefined || key === '')
    return refuse(response, 400, 'BAD_REQUEST', 'The address names nothing.')

  const { errors, data } = await ask(gateway, resource, key)
  if (!data) return refuse(response, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.')
  const { status, body } = resource.present(data)
  const asPage = prefersHtml(request.headers.accept) ? resource.page : undefined
  const isRetryable = errors?.some(({ extensions }) => extensions?.['retryable'] === true) ?? false
  // To a person a code that no agency would have made is simply unknown; whatever else went wrong says nothing of it.
  const isUnknown = errors?.every(({ extensions }) => NO_OWNER.has(String(extensions?.['code']))) ?? false
  if (errors && !(asPage && isUnknown)) {
    const text = JSON.stringify({ ...(body as object), errors })
    return send(response, isRetryable ? 503 : status === 404 && !isUnknown ? 500 : status, JSON_TYPE, text, {
      'cache-control': 'no-store',
      ...(isRetryable && { 'retry-after': '1' }),
    })
  }
  const text = asPage ? asPage(key, body) : JSON.stringify(body)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  const headers = { etag, 'cache-control': `public, max-age=${MAX_AGE}`, vary: 'Origin, Accept' }
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag))
    return void response.writeHead(304, headers).end()
  if (asPage) return send(response, status, HTML_TYPE, text, { ...headers, ...PAGE_HEADERS })
  send(response, status, JSON_TYPE, text, headers)
}

/** Nobody is there to ask. */
const NO_OWNER = new Set(['OWNER_UNKNOWN', 'NOT_OURS_TO_SERVE'])

const HTML_TYPE = 'text/html; charset=utf-8'
const PAGE_HEADERS = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" }

/** Browsers name text/html outright; whoever takes anything gets JSON. */
const prefersHtml = (accept = ''): boolean => accept.split(',').some((type) => type.trim().startsWith('text/html'))

async function ask(gateway: Gateway, { query, variable, read }: Resource, key: string): Promise<FormattedAnswer> {
  const checked = gateway.check({ query, variables: { [variable]: read ? read(key) : key } })
  if (!('document' in checked)) return checked
  const answer = await gateway.execute(checked, { caller: undefined })
  return Symbol.asyncIterator in answer ? {} : answer
}

/** What is no number is the asker's slip; what is no defined number isn't there. */
function presentLookup({ lookup }: Readonly<Record<string, unknown>>): { status: number; body: unknown } {
  const { valid, defined } = lookup as { valid: boolean; defined: boolean }
  return { status: !valid ? 400 : !defined ? 404 : 200, body: lookup }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
