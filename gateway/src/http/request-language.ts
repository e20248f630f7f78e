/** The language in which a request wants its messages. */
import type { IncomingMessage } from 'node:http'

import { isLanguageTag, type Language, languageFor, LANGUAGES } from '@isbn-hub/messages/language'
import { HttpError } from '@isbn-hub/server/http-error'
import type { ParameterDescription, Query } from '@isbn-hub/server/route'

export const languageOf = ({ headers }: IncomingMessage): Language => languageFor(headers['accept-language'])

/** For addresses that are opened in a browser, where a header cannot be chosen. */
export const LANGUAGE_PARAMETERS: Readonly<Record<string, ParameterDescription>> = {
  language: {
    description: `The language of messages, instead of Accept-Language. Messages are in ${LANGUAGES.join(', ')}.`,
    schema: { type: 'string', example: 'be' },
  },
}

/** The language that the address names, or else the one that the request accepts. */
export function languageAsked(request: IncomingMessage, query: Query): Language {
  const tag = query.get('language')
  if (tag === undefined) return languageOf(request)
  if (!isLanguageTag(tag))
    throw new HttpError('BAD_USER_INPUT', 'The parameter language must be a language tag, such as be or uz-Cyrl.')
  return languageFor(tag)
}
