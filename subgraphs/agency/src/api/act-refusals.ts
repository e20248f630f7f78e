/** The codes with which each mutation refuses. They stand in its description, and in the type of its answer. */
import { GUARD_REFUSES } from '../domain/procedure.ts'
import type { Refusal, RefusalCode, RequestPath } from '../domain/refusal.ts'
import { isRefusal } from '../domain/refusal.ts'

const TEXT = ['TEXT_EMPTY', 'TEXT_TOO_LONG', 'CHARACTER_NOT_ALLOWED'] as const
/** The idempotency key is a text. */
const KEY = [...TEXT, 'KEY_REUSED'] as const
const ACTIVE_PUBLISHER = ['PUBLISHER_UNKNOWN', 'PUBLISHER_CEASED', 'PUBLISHER_MERGED'] as const
const PUBLISHER_DETAILS = ['NAME_UNREADABLE', 'LIST_TOO_LONG'] as const
const COUNTRY = ['COUNTRY_UNKNOWN', 'COUNTRY_RENAMED'] as const
const PUBLICATIONS = [
  'NAME_UNREADABLE',
  'LIST_TOO_LONG',
  'LIST_EMPTY',
  'NUMBER_OUT_OF_RANGE',
  'ONE_OF_NEEDED',
  'SET_WITHOUT_VOLUMES',
  'NESTED_TOO_DEEPLY',
  'ISBN_INVALID',
  'EDITION_UNASSIGNED',
  'JOINT_ISBN_OWN',
] as const
const CONTENT = [...PUBLICATIONS, 'GROUP_NOT_OURS', 'NUMBER_TOO_SMALL', 'PREFIX_INVALID'] as const
const FREE_PREFIX = [
  'GROUP_NOT_OURS',
  'NUMBER_TOO_SMALL',
  'LENGTH_NOT_OPEN',
  'RANGE_EXHAUSTED',
  'ALL_RANGES_EXHAUSTED',
] as const
const FREE_ISBNS = [
  'PREFIX_EXHAUSTED',
  'ISBN_OUTSIDE_PREFIX',
  'ISBN_REPEATED',
  'ISBN_TAKEN',
  'ISBN_OF_ANOTHER',
] as const

export const ACT_REFUSES = {
  registerPublisher: [...PUBLISHER_DETAILS, ...KEY],
  assignPrefix: [...ACTIVE_PUBLISHER, 'ONE_OF_NEEDED', ...FREE_PREFIX, ...KEY],
  assignIsbns: [
    'PREFIX_INVALID',
    'GROUP_NOT_OURS',
    'PREFIX_UNKNOWN',
    'PREFIX_CLOSED',
    'RECIPIENT_MISSING',
    'NOT_THE_HOLDER',
    ...ACTIVE_PUBLISHER,
    ...FREE_ISBNS,
    ...PUBLICATIONS,
    ...KEY,
  ],
  transferPrefix: [
    'PREFIX_INVALID',
    'PREFIX_UNKNOWN',
    'PREFIX_CLOSED',
    'PREFIX_SHARED',
    'HOLDER_UNCHANGED',
    'NEVER_HELD',
    ...ACTIVE_PUBLISHER,
    ...KEY,
  ],
  closePrefix: ['PREFIX_INVALID', 'PREFIX_UNKNOWN', 'PREFIX_CLOSED', ...KEY],
  cancelIsbn: ['ISBN_INVALID', 'GROUP_NOT_OURS', 'ISBN_UNASSIGNED', 'ISBN_CANCELLED', ...KEY],
  renamePublisher: [...ACTIVE_PUBLISHER, 'NAME_UNREADABLE', 'NAME_UNCHANGED', ...KEY],
  changePublisher: ['PUBLISHER_UNKNOWN', 'NOTHING_TO_CHANGE', 'OFFICIAL_NAME_IN_LIST', ...PUBLISHER_DETAILS, ...KEY],
  closePublisher: [...ACTIVE_PUBLISHER, 'SUCCESSOR_IS_SELF', ...KEY],
  enterApplicant: ['APPLICANT_UNKNOWN', ...PUBLISHER_DETAILS, ...COUNTRY, ...KEY],
  changeApplicant: [
    'APPLICANT_UNKNOWN',
    'APPLICATION_WITH_AGENCY',
    'REGISTER_DIFFERS',
    ...PUBLISHER_DETAILS,
    ...COUNTRY,
    ...KEY,
  ],
  giveOnlineAccess: [...ACTIVE_PUBLISHER, ...KEY],
  recogniseApplicant: ['APPLICANT_UNKNOWN', 'APPLICANT_RECOGNISED', ...ACTIVE_PUBLISHER, ...KEY],
  draftApplication: ['APPLICANT_UNKNOWN', 'APPLICATION_UNKNOWN', 'SERVICE_NOT_OFFERED', ...CONTENT, ...KEY],
  changeApplication: ['APPLICATION_UNKNOWN', 'APPLICATION_LOCKED', ...CONTENT, ...KEY],
  attachDocument: [
    'APPLICATION_UNKNOWN',
    'APPLICATION_LOCKED',
    'DOCUMENT_NOT_ASKED',
    'FILE_NEEDED',
    'FILE_UNKNOWN',
    'NUMBER_OUT_OF_RANGE',
    'DATES_REVERSED',
    'AMOUNT_INCOMPLETE',
    'AMOUNT_INVALID',
    'CURRENCY_NOT_USED',
    'NO_FEE_CHARGED',
    ...KEY,
  ],
  actOnApplication: [
    'APPLICATION_UNKNOWN',
    'STEP_NOT_OPEN',
    'COMMENTS_MISSING',
    'REASON_MISSING',
    ...GUARD_REFUSES,
    ...ACTIVE_PUBLISHER,
    'PREFIX_MISSING',
    ...FREE_PREFIX,
    ...FREE_ISBNS,
    ...PUBLICATIONS,
    ...KEY,
  ],
  makeNumberList: [
    'PREFIX_INVALID',
    'GROUP_NOT_OURS',
    'NUMBER_OUT_OF_RANGE',
    'PREFIX_UNKNOWN',
    'PREFIX_NOT_YOURS',
    'PREFIX_CLOSED',
    'ISBN_OF_ANOTHER',
    ...ACTIVE_PUBLISHER,
    ...KEY,
  ],
} as const satisfies Readonly<Record<string, readonly RefusalCode[]>>

export type Act = keyof typeof ACT_REFUSES

/** What a mutation answers when it refuses. */
export type ActRefusal<A extends Act> = Refusal<(typeof ACT_REFUSES)[A][number]>

/** The description of a mutation, with the codes with which it refuses. */
export const describedAct = (act: Act, description: string): string => withCodes(description, ACT_REFUSES[act])

/** The same for a mutation of an extension. */
export const withCodes = (description: string, codes: readonly RefusalCode[]): string =>
  `${description} Refuses with ${[...new Set(codes)].join(', ')}.`

/**
 * Of a refusal, the path begins at the arguments of the mutation: what is not an argument of its own is a field of `input`.
 */
export function fromArguments<Answer>(answer: Answer, ownArguments: readonly string[]): Answer {
  if (!isRefusal(answer) || answer.path === undefined) return answer
  const [first] = answer.path
  if ([...ownArguments, 'idempotencyKey'].includes(String(first))) return answer
  const path: RequestPath = ['input', ...answer.path]
  return answer.at(path) as Answer
}
