/** The closed sets of the contract, named as the domain names them. */
import { REFUSALS } from '@isbn-hub/messages/refusals'
import { closedSet } from '@isbn-hub/subgraph/closed-set'

import type { IsbnStatus } from '../domain/assigned-isbn.ts'
import type { PrefixStatus } from '../domain/assigned-prefix.ts'
import type { ProductForm } from '../domain/publication.ts'
import type { NameKind, PublisherKind, PublisherStatus } from '../domain/publisher.ts'
import { REFUSAL_CODES, type RefusalCode } from '../domain/refusal.ts'
import type { TenureReason } from '../domain/tenure.ts'

export const PrefixStatusEnum = closedSet<PrefixStatus>(
  'PrefixStatus',
  'Whether a prefix has a holder, and whether ISBNs are assigned from it.',
  {
    UNASSIGNED: 'No publisher has held the prefix.',
    ASSIGNED: 'One or more publishers hold the prefix and may get ISBNs from it.',
    SHARED: 'Many authors each hold single ISBNs of the prefix.',
    CLOSED: 'The prefix is closed: no more ISBNs are assigned from it.',
  },
)
export const IsbnStatusEnum = closedSet<IsbnStatus>(
  'IsbnStatus',
  'Whether an ISBN was assigned to a publication. An ISBN is assigned once, for ever.',
  {
    UNASSIGNED: 'The ISBN has not been assigned.',
    ASSIGNED: 'The ISBN was assigned to a publication or a publisher.',
    CANCELLED: 'The ISBN was assigned and then cancelled. It is never assigned again.',
  },
)
export const PublisherKindEnum = closedSet<PublisherKind>('PublisherKind', 'The legal kind of a publisher.', {
  ORGANISATION: 'A company or another organisation.',
  SOLE_TRADER: 'A person who publishes as a business.',
  AUTHOR: 'A person who publishes their own works.',
  STATE: 'A body of the state.',
  UNIVERSITY: 'A university, a school or another educational institution.',
})
export const PublisherStatusEnum = closedSet<PublisherStatus>(
  'PublisherStatus',
  'Whether a publisher is still active.',
  {
    ACTIVE: 'The publisher is active and may get ISBNs.',
    CEASED: 'The publisher has ceased to publish.',
    MERGED: 'Another publisher has taken it over.',
  },
)
export const NameKindEnum = closedSet<NameKind>('NameKind', "The kind of a publisher's name.", {
  OFFICIAL: 'The present official name in the register.',
  FORMER: 'An official name that the publisher used earlier.',
  IMPRINT: 'A name under which the publisher issues some of its books.',
  TRANSLATED: 'The official name in another language.',
  TRANSLITERATED: 'The official name in another script.',
})
export const TenureReasonEnum = closedSet<TenureReason>('TenureReason', 'Why a publisher began to hold a prefix.', {
  FIRST_ASSIGNMENT: "The prefix was assigned as the publisher's first prefix.",
  ADDITIONAL: 'The prefix was assigned to a publisher that holds other prefixes.',
  TAKEOVER: 'The publisher took over the earlier holder.',
  RETURNED: 'The prefix went back to a publisher that had held it before.',
})
export const ProductFormEnum = closedSet<ProductForm>(
  'ProductForm',
  'The form of a product. Each form of a publication needs its own ISBN.',
  {
    HARDBACK: 'A printed book with a hard cover.',
    PAPERBACK: 'A printed book with a soft cover.',
    OTHER_PRINT: 'A printed publication with another kind of binding.',
    BRAILLE: 'A publication printed in Braille.',
    MAP: 'A printed map or atlas.',
    AUDIO: 'An audio recording, on a carrier or as a file.',
    PDF: 'An electronic publication in the PDF format.',
    EPUB: 'An electronic publication in the EPUB format.',
    OTHER_ELECTRONIC: 'An electronic publication in another format.',
    MICROFORM: 'A publication on microfilm or microfiche.',
    VIDEO: 'A video recording, on a carrier or as a file.',
    SOFTWARE: 'A computer program, on a carrier or as a file.',
    KIT: 'Several parts, in the same or different media, that are sold together.',
    SET: 'A set of volumes with an ISBN of its own.',
  },
)
export const RefusalCodeEnum = closedSet<RefusalCode>(
  'RefusalCode',
  'A stable code for the reason of a refusal.',
  Object.fromEntries(REFUSAL_CODES.map((code) => [code, REFUSALS[code].meaning])) as Record<RefusalCode, string>,
)
export type RedactionReason = 'NO_CONSENT' | 'STAFF_ONLY'
export const RedactionReasonEnum = closedSet<RedactionReason>(
  'RedactionReason',
  'Why a field is not shown to the caller.',
  {
    NO_CONSENT: 'The publisher has not agreed to show the field.',
    STAFF_ONLY: "Only the agency's registrars see the field.",
  },
)
