/** Plain look-ups for people with curl: the same answers as the graph's, at addresses that can be cached. */
import type { Language } from '@isbn-hub/messages/language'
import { verificationMessage } from '@isbn-hub/messages/message'
import { HttpError } from '@isbn-hub/server/http-error'
import { chooseType, HTML_TYPE, JSON_TYPE } from '@isbn-hub/server/media-type'
import { REFUSED } from '@isbn-hub/server/openapi'
import type { Exchange, JsonSchema, ParameterDescription, ResponseDescription, Route } from '@isbn-hub/server/route'
import { addVary, send, sendCacheable } from '@isbn-hub/server/send'

import type { FormattedAnswer, Gateway } from '../gateway.ts'
import type { Identify } from '../identity/caller.ts'
import { schemaOfAnswer } from './answer-schema.ts'
import { authenticate } from './authenticate.ts'
import { LANGUAGE_PARAMETERS, languageAsked } from './request-language.ts'
import { type VerifiedPaper, verifyPage } from './verify-page.ts'

export interface ResourceOptions {
  readonly gateway: Gateway
  readonly identify: Identify
}

/** Seconds for which a client may use an answer without asking again. */
const MAX_AGE = 60

interface Resource {
  readonly path: string
  readonly id: string
  readonly summary: string
  /** The query has one variable, of the same name as the parameter of the path. */
  readonly parameter: string
  readonly parameterDescription: ParameterDescription
  readonly query: string
  /** From the text that people type to the key of the resource. */
  readonly read?: (key: string) => string
  /** From the answer of the graph to the status and the body. */
  readonly present: (data: Readonly<Record<string, unknown>>, asked: Asked) => Presented
  /** Fields that `present` adds to the answer of the graph. */
  readonly added?: Readonly<Record<string, JsonSchema>>
  /** By status: when it is sent. The answer itself is described by the query. */
  readonly statuses: Readonly<Record<string, string>>
  /** For a person with a browser, who came by the code on a paper. */
  readonly page?: (data: Readonly<Record<string, unknown>>, asked: Asked) => string
}

interface Asked {
  readonly key: string
  readonly language: Language
}

interface Presented {
  readonly status: number
  readonly body: unknown
  /** What stands for the parameter in the one address of this resource; undefined where it has none. */
  readonly canonical?: string | undefined
  /** Whether there is a message in it. */
  readonly speaks?: boolean
}

const PUBLISHER = 'id name kind status'
const PROBLEM = 'problem { code message language position suggestions }'
const FOOT = `registrationGroup { value name } delegation { agency { code name } from to } ${PROBLEM} rangeTable { serial date }`
const PREFIX = `value registrant capacity status assignedOn issued remaining publisher { ${PUBLISHER} } publishers { ${PUBLISHER} }`

const RESOURCES: readonly Resource[] = [
  {
    path: '/isbn/{isbn}',
    id: 'lookUpIsbn',
    summary: 'What an ISBN says by itself, and what its agency knows of it.',
    parameter: 'isbn',
    parameterDescription: { description: 'An ISBN-13 or ISBN-10, with or without hyphens: 978-985-6020-20-2.' },
    query: `query ($isbn: String!) { lookup(number: $isbn) {
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
    statuses: { 400: 'The number is malformed.', 404: 'The number is in no defined range.' },
  },
  {
    path: '/prefix/{prefix}',
    id: 'lookUpPrefix',
    summary: 'A prefix: its block of numbers, and the publishers that hold it.',
    parameter: 'prefix',
    parameterDescription: { description: 'A prefix with or without hyphens: 978-985-6020.' },
    query: `query ($prefix: String!) { lookup(number: $prefix) {
      input form valid defined
      prefix { ${PREFIX} firstIsbn { hyphenated } lastIsbn { hyphenated } }
      ${FOOT}
    } }`,
    present: presentLookup,
    statuses: { 400: 'The prefix is malformed.', 404: 'The prefix is in no defined range.' },
  },
  {
    path: '/publisher/{id}',
    id: 'getPublisher',
    summary: 'A publisher, with its names, its prefixes and what it has agreed to show.',
    parameter: 'id',
    parameterDescription: { description: 'The id of a publisher: BY-1014.' },
    read: (id) => id.trim().toUpperCase(),
    query: `query ($id: ID!) { publisher(id: $id) {
      ${PUBLISHER} agency { code } names { name language script kind } place website activityProfile registeredOn
      prefixes { value } successor { id } redactions { field reason }
    } }`,
    present: ({ publisher }) =>
      publisher
        ? { status: 200, body: publisher, canonical: (publisher as { id: string }).id }
        : { status: 404, body: { publisher: null } },
    statuses: { 404: 'There is no such publisher.' },
  },
  {
    path: '/verify/{code}',
    id: 'verifyPaper',
    summary: 'What an agency’s paper truly says, by the code on it. A browser gets a page.',
    parameter: 'code',
    parameterDescription: { description: 'The code that is printed on the paper: BY-0000-0000-0001.' },
    read: (code) => code.trim().toUpperCase(),
    query: `query ($code: ID!) { verifyPaper(code: $code) {
      code kind agency issuedOn current notCurrentReason issuedTo prefix prefixStatus isbns numbers { isbn status }
    } }`,
    present(data, { key, language }) {
      const paper = paperIn(data)
      const verdict = { message: verificationMessage(key, paper, language), language }
      return paper
        ? { status: 200, body: { ...paper, ...verdict }, canonical: paper.code, speaks: true }
        : { status: 404, body: { paper: null, ...verdict }, speaks: true }
    },
    added: {
      message: { type: 'string', description: 'Whether the paper is genuine and current, in one sentence.' },
      language: { type: 'string', description: 'The language of the message.' },
    },
    statuses: { 404: 'No agency of this hub made a paper with this code.' },
    page: (data, { key, language }) => verifyPage(key, paperIn(data), language),
  },
]

const paperIn = ({ verifyPaper }: Readonly<Record<string, unknown>>): VerifiedPaper | undefined =>
  (verifyPaper as VerifiedPaper | null | undefined) ?? undefined

export const resourceRoutes = (options: ResourceOptions): Route[] =>
  RESOURCES.map((resource) => routeOf(resource, options))

function routeOf(resource: Resource, options: ResourceOptions): Route {
  const { path, id, summary, parameter, parameterDescription } = resource
  return {
    path,
    isOpen: true,
    takesJsonSuffix: true,
    operations: {
      GET: {
        description: {
          id,
          summary,
          path: { [parameter]: parameterDescription },
          responses: responsesOf(resource, options.gateway),
        },
        parameters: LANGUAGE_PARAMETERS,
        answer: (exchange) => answerResource(exchange, resource, options),
      },
    },
  }
}

function responsesOf(
  { query, statuses, added, page }: Resource,
  { schema }: Gateway,
): Record<string, ResponseDescription> {
  const answer = schemaOfAnswer(schema, query, added)
  const found: ResponseDescription = {
    description: 'The answer. May be used for a minute without asking again.',
    content: { 'application/json': answer, ...(page && { 'text/html': { type: 'string' } }) },
  }
  const others = Object.entries(statuses).map(([status, description]) => [
    status,
    { description, content: { 'application/json': { type: 'object' } } },
  ])
  const unavailable = {
    description: 'The agency is out of reach. The body has the facts that need no agency.',
    content: REFUSED,
  }
  return { 200: found, ...Object.fromEntries(others), 503: unavailable }
}

async function answerResource(
  { request, response, parameters, query: search, isJson }: Exchange,
  { parameter, path, query, read, present, page }: Resource,
  { gateway, identify }: ResourceOptions,
): Promise<void> {
  const key = parameters[parameter] ?? ''
  // A problem has a message.
  addVary(response, page ? 'Accept, Accept-Language' : 'Accept-Language')
  const asPage =
    !isJson && chooseType(request, page ? [JSON_TYPE, HTML_TYPE] : [JSON_TYPE]) === HTML_TYPE ? page : undefined
  const tag = search.get('language')
  const language = languageAsked(request, search)
  const chosen = tag === undefined ? '' : `?language=${encodeURIComponent(tag)}`
  const caller = await authenticate(request, identify)

  const { errors, data } = await ask(gateway, query, { [parameter]: read ? read(key) : key }, language)
  if (!data) throw new HttpError('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.')
  const { status, body, canonical, speaks = false } = present(data, { key, language })
  const spoken = { ...(speaks && { 'content-language': language }) }
  const isRetryable = errors?.some(({ extensions }) => extensions?.['retryable'] === true) ?? false
  // A code that no agency would have made is simply unknown to a person. Any other error says nothing about the code.
  const isUnknown = errors?.every(({ extensions }) => NO_OWNER.has(String(extensions?.['code']))) ?? false
  if (errors && !(asPage && isUnknown))
    return send(request, response, {
      status: isRetryable ? 503 : status === 404 && !isUnknown ? 500 : status,
      type: JSON_TYPE,
      body: JSON.stringify({ ...(body as object), errors }),
      headers: { 'cache-control': 'no-store', ...spoken, ...(isRetryable && { 'retry-after': '1' }) },
    })
  const answer = {
    type: asPage ? HTML_TYPE : JSON_TYPE,
    body: asPage ? asPage(data, { key, language }) : JSON.stringify(body),
    headers: {
      // Shared caches serve everybody; what a token was shown for is not theirs.
      'cache-control': `${caller ? 'private' : 'public'}, max-age=${MAX_AGE}`,
      ...(canonical !== undefined && {
        'content-location': path.replace(`{${parameter}}`, encodeURIComponent(canonical)) + chosen,
      }),
      ...spoken,
      ...(asPage && PAGE_HEADERS),
    },
  }
  await (status === 200 ? sendCacheable(request, response, answer) : send(request, response, { status, ...answer }))
}

/** No agency is there to ask. */
const NO_OWNER = new Set(['OWNER_UNKNOWN', 'NOT_OURS_TO_SERVE'])

const PAGE_HEADERS = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" }

async function ask(
  gateway: Gateway,
  query: string,
  variables: Record<string, string>,
  language: Language,
): Promise<FormattedAnswer> {
  const checked = gateway.check({ query, variables })
  if (!('document' in checked)) return checked
  const answer = await gateway.execute(checked, { caller: undefined, language })
  return Symbol.asyncIterator in answer ? {} : answer
}

interface Lookup {
  readonly valid: boolean
  readonly defined: boolean
  readonly problem?: object | null
  readonly isbn?: { readonly isbn13: string } | null
  readonly prefix?: { readonly value: string } | null
}

/** A malformed number is the client's error. A well-formed one outside every defined range is not found. */
function presentLookup({ lookup }: Readonly<Record<string, unknown>>): Presented {
  const { valid, defined, problem, isbn, prefix } = lookup as Lookup
  return {
    status: !valid ? 400 : !defined ? 404 : 200,
    body: lookup,
    canonical: isbn?.isbn13 ?? prefix?.value,
    speaks: Boolean(problem),
  }
}
