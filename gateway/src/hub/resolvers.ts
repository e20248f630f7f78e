/** The hub subgraph: what a number says by itself, by arithmetic on the range table, and the live stream. */
import { toIsbnA } from '@isbn-hub/isbn/isbn-a'
import { type Isbn13, isIsbn13, ordinalOf, toGtin14, toIsbn10, toUrn } from '@isbn-hub/isbn/isbn13'
import { firstIsbn, lastIsbn, type Prefix } from '@isbn-hub/isbn/prefix'
import { isProblem, type NumberProblem } from '@isbn-hub/isbn/problem'
import type { IsbnElements, RangeTable, Reading } from '@isbn-hub/isbn/range-table'
import { type Language, languageFor } from '@isbn-hub/messages/language'
import { numberMessage } from '@isbn-hub/messages/message'
import { drawBarcode, isAddOn } from '@isbn-hub/papers/barcode'

import type { StreamArguments, StreamMessage } from '../live/stream.ts'
import type { DelegationEntry, DelegationTable } from '../partition/delegations.ts'
import type { Resolvers } from './in-process.ts'
import { HubRefusal } from './refusal.ts'

export interface HubContext {
  readonly ranges: RangeTable
  readonly delegations: DelegationTable
  /** Ends the streams that were opened with it. */
  readonly signal: AbortSignal | undefined
  /** The language of messages where the query names none. */
  readonly language: Language
  /** Bar codes drawn so far. */
  drawn: number
}

/** Opens the stream of assignments. What is wrong with the cursor is thrown at the first reading. */
export type OpenAssignments = (given: StreamArguments, signal: AbortSignal) => AsyncIterable<StreamMessage>

export const LOOKUPS = 1_000
/** Drawing one takes some milliseconds, in which the gateway does nothing else. */
const DRAWINGS = 100

export const hubResolvers = (assignments: OpenAssignments): Resolvers<HubContext> => ({
  fields: {
    Query: {
      lookup: (_: unknown, { number }: { number: string }, { ranges }) => ranges.read(number),
      lookups: (_: unknown, { numbers }: { numbers: readonly string[] }, { ranges }) => {
        if (numbers.length > LOOKUPS)
          throw new HubRefusal('TOO_MANY_NUMBERS', `At most ${LOOKUPS} numbers at a time; these are ${numbers.length}.`)
        return numbers.map((number) => ranges.read(number))
      },
      publisher: (_: unknown, { id }: { id: string }, { delegations }) => publisherOf(id, delegations),
    },
    Lookup: {
      isbn: ({ isbn13, elements }: Reading): IsbnSource | null => (isbn13 && elements ? { isbn13, elements } : null),
      registrationGroup: ({ group }: Reading) => group && { value: group.value },
      delegation: ({ isbn13, prefix, group }: Reading, _, { delegations }) =>
        delegationOf(delegations.ofNumber(isbn13 ?? prefix?.value ?? group?.value ?? '')),
      rangeTable: (_: unknown, __, { ranges }) => ranges,
    },
    NumberProblem: {
      message: (problem: NumberProblem, { language }: InLanguage, context) =>
        numberMessage(problem, languageAsked(language, context)),
      language: (_: NumberProblem, { language }: InLanguage, context) => languageAsked(language, context),
    },
    Isbn: {
      hyphenated: ({ elements }: IsbnSource) => hyphenated(elements),
      isbn10: ({ isbn13 }: IsbnSource) => toIsbn10(isbn13),
      gtin14: ({ isbn13 }: IsbnSource) => toGtin14(isbn13),
      urn: ({ isbn13 }: IsbnSource) => toUrn(isbn13),
      isbnA: ({ elements }: IsbnSource) => toIsbnA(elements),
      prefix: ({ isbn13 }: IsbnSource, _, { ranges }) => known(ranges.prefixAt(ordinalOf(isbn13))),
      barcode: ({ elements }: IsbnSource, { addOn }: { addOn?: string | null }, context) => {
        if (addOn && !isAddOn(addOn))
          throw new HubRefusal('BAD_USER_INPUT', `addOn is ${JSON.stringify(addOn)}; it must be two or five digits.`)
        if (++context.drawn > DRAWINGS)
          throw new HubRefusal('LIMIT_EXCEEDED', `At most ${DRAWINGS} bar codes in an answer.`)
        return drawBarcode(hyphenated(elements), addOn || undefined)
      },
    },
    Prefix: {
      registrationGroup: ({ registrationGroup }: Prefix) => ({ value: registrationGroup }),
      firstIsbn: (prefix: Prefix, _, { ranges }) => isbnSource(firstIsbn(prefix), ranges),
      lastIsbn: (prefix: Prefix, _, { ranges }) => isbnSource(lastIsbn(prefix), ranges),
    },
    Assignment: {
      prefix: ({ prefix }: { prefix?: string }, _, { ranges }) => prefix && known(ranges.prefix(prefix)),
      isbn: ({ isbn }: { isbn?: string }, _, { ranges }) => isbn && isIsbn13(isbn) && isbnSource(isbn, ranges),
    },
  },
  entities: {
    Isbn: ({ isbn13 }: { isbn13: string }, { ranges }) => (isIsbn13(isbn13) ? isbnSource(isbn13, ranges) : undefined),
    Prefix: ({ value }: { value: string }, { ranges }) => known(ranges.prefix(value)),
  },
  streams: { assignments: (given, { signal }) => assignments(given, signal ?? NEVER) },
})

/** Ids are written in capital letters; people type them as they like. */
function publisherOf(entered: string, delegations: DelegationTable): { readonly id: string } | undefined {
  const id = entered.trim().toUpperCase()
  return delegations.ofAgency(id) && { id }
}

interface InLanguage {
  readonly language?: string | null
}

const languageAsked = (argument: string | null | undefined, { language }: HubContext): Language =>
  argument ? languageFor(argument) : language

const NEVER = new AbortController().signal

interface IsbnSource {
  readonly isbn13: Isbn13
  readonly elements: IsbnElements
}

function isbnSource(isbn13: Isbn13, ranges: RangeTable): IsbnSource | undefined {
  const elements = ranges.cut(isbn13)
  return isProblem(elements) ? undefined : { isbn13, elements }
}

const hyphenated = ({ gs1, registrationGroup, registrant, publication, checkDigit }: IsbnElements): string =>
  `${gs1}-${registrationGroup}-${registrant}-${publication}-${checkDigit}`

const known = (prefix: Prefix | NumberProblem): Prefix | undefined => (isProblem(prefix) ? undefined : prefix)

const delegationOf = (entry: DelegationEntry | undefined): object | undefined =>
  entry && { ...entry, agency: { code: entry.owner.code } }
