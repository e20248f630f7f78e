/** Plain look-ups for people with curl: the same answers as the graph's, at addresses that can be cached. */
import { type Language, languageFor } from '@isbn-hub/messages/language'
import { HttpError } from '@isbn-hub/server/http-error'
import { chooseType, HTML_TYPE, JSON_TYPE } from '@isbn-hub/server/media-type'
import { REFUSED } from '@isbn-hub/server/openapi'
import type { Exchange, ParameterDescription, ResponseDescription, Route } from '@isbn-hub/server/route'
import { addVary, send, sendCacheable } from '@isbn-hub/server/send'

import type { FormattedAnswer, Gateway } from '../gateway.ts'
import type { Identify } from '../identity/caller.ts'
import { schemaOfAnswer } from './answer-schema.ts'
import { authenticate } from './authenticate.ts'
import { languageOf } from './request-language.ts'
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
  readonly present: (data: Readonly<Record<string, unknown>>) => Presented
  /** By status: when it is sent. The answer itself is described by the query. */
  readonly statuses: Readonly<Record<string, string>>
  /** For a person with a browser, who came by the code on a paper. */
  readonly page?: (key: string, body: unknown, language: Language) => string
}

interface Presented {
  readonly status: number
  readonly body: unknown
  /** What stands for the parameter in the one address of this resource; undefined where it has none. */
  readonly canonical?: string | undefined
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
    present: ({ verifyPaper }) =>
      verifyPaper
        ? { status: 200, body: verifyPaper, canonical: (verifyPaper as VerifiedPaper).code }
        : { status: 404, body: { paper: null } },
    statuses: { 404: 'No agency of this hub made a paper with this code.' },
    page: (code, body, language) =>
      verifyPage(code, 'kind' in (body as object) ? (body as VerifiedPaper) : undefined, language),
  },
]

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
        parameters: PARAMETERS,
        answer: (exchange) => answerResource(exchange, resource, options),
      },
    },
  }
}

const PARAMETERS = {
  language: {
    description:
      'The language of messages, as a BCP 47 tag: be. English where the hub does not speak it. By default the header Accept-Language decides.',
  },
}

function readLanguage(tag: string | undefined): Language | undefined {
  if (tag === undefined) return undefined
  try {
    return languageFor(new Intl.Locale(tag).baseName)
  } catch {
    throw new HttpError('BAD_USER_INPUT', `language is ${JSON.stringify(tag)}; it must be a language tag, such as be.`)
  }
}

function responsesOf({ query, statuses, page }: Resource, { schema }: Gateway): Record<string, ResponseDescription> {
  const answer = schemaOfAnswer(schema, query)
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
  const language = readLanguage(tag) ?? languageOf(request)
  const chosen = tag === undefined ? '' : `?language=${encodeURIComponent(tag)}`
  const caller = await authenticate(request, identify)

  const { errors, data } = await ask(gateway, query, { [parameter]: read ? read(key) : key }, language)
  if (!data) throw new HttpError('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.')
  const { status, body, canonical } = present(data)
  const isRetryable = errors?.some(({ extensions }) => extensions?.['retryable'] === true) ?? false
  // A code that no agency would have made is simply unknown to a person. Any other error says nothing about the code.
  const isUnknown = errors?.every(({ extensions }) => NO_OWNER.has(String(extensions?.['code']))) ?? false
  if (errors && !(asPage && isUnknown))
    return send(request, response, {
      status: isRetryable ? 503 : status === 404 && !isUnknown ? 500 : status,
      type: JSON_TYPE,
      body: JSON.stringify({ ...(body as object), errors }),
      headers: { 'cache-control': 'no-store', ...(isRetryable && { 'retry-after': '1' }) },
    })
  const answer = {
    type: asPage ? HTML_TYPE : JSON_TYPE,
    body: asPage ? asPage(key, body, language) : JSON.stringify(body),
    headers: {
      // Shared caches serve everybody; what a token was shown for is not theirs.
      'cache-control': `${caller ? 'private' : 'public'}, max-age=${MAX_AGE}`,
      ...(canonical !== undefined && {
        'content-location': path.replace(`{${parameter}}`, encodeURIComponent(canonical)) + chosen,
      }),
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
  readonly isbn?: { readonly isbn13: string } | null
  readonly prefix?: { readonly value: string } | null
}

/** A malformed number is the client's error. A well-formed one outside every defined range is not found. */
function presentLookup({ lookup }: Readonly<Record<string, unknown>>): Presented {
  const { valid, defined, isbn, prefix } = lookup as Lookup
  return { status: !valid ? 400 : !defined ? 404 : 200, body: lookup, canonical: isbn?.isbn13 ?? prefix?.value }
}
