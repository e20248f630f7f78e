/** The scalars of the graph, the same in every process. Each validates input; output is trusted. */
import { isDay } from '@isbn-hub/feed/day'
import { isAgencyCode } from '@isbn-hub/identity/agency-code'
import { isLanguageTag } from '@isbn-hub/messages/language'
import { GraphQLScalarType, Kind } from 'graphql'

export const DateScalar = textScalar('Date', 'A calendar day in the form 2026-11-21.', isDay)
export const DateTimeScalar = textScalar(
  'DateTime',
  'An instant in UTC in the form 2026-11-21T20:18:00Z.',
  (text) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)),
)
export const CursorScalar = textScalar(
  'Cursor',
  'A position in a list, as the list returned it. Pass it back unchanged; its form may change.',
  (text) => text !== '',
)
export const AgencyCodeScalar = textScalar(
  'AgencyCode',
  "The code of an agency: its country's ISO 3166-1 alpha-2 code, or INTL for the International ISBN Agency.",
  isAgencyCode,
)
export const SequenceScalar = textScalar(
  'Sequence',
  'A counter of up to 64 bits, as a string of decimal digits.',
  (text) => /^\d{1,19}$/.test(text),
)
export const UrlScalar = textScalar(
  'URL',
  'An absolute http or https address without user name and password.',
  isWebAddress,
)
/** Describes the argument of every text that is available in several languages. */
export const IN_WHICH_LANGUAGE =
  'The language of the text, as a BCP 47 tag: be. The best available language is used, and English where none fits. ' +
  'Without the argument, the Accept-Language header of the request decides.'
export const LanguageTagScalar = textScalar(
  'LanguageTag',
  'A BCP 47 language tag, such as be or uz-Cyrl.',
  isLanguageTag,
)

export const SCALARS: readonly GraphQLScalarType[] = [
  AgencyCodeScalar,
  CursorScalar,
  DateScalar,
  DateTimeScalar,
  LanguageTagScalar,
  SequenceScalar,
  UrlScalar,
]

function textScalar(
  name: string,
  description: string,
  accepts: (text: string) => boolean,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value
    // To an error that is not its own, graphql-js adds the value, the type and the location.
    throw new TypeError(description)
  }
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: String,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  })
}

function isWebAddress(text: string): boolean {
  try {
    const { protocol, username, password } = new URL(text)
    // The parser forgives white space and control characters; whoever shows the address may not. Nor is it one with a password.
    return ['http:', 'https:'].includes(protocol) && !username && !password && !/[\s\p{Cc}]/u.test(text)
  } catch {
    return false
  }
}
