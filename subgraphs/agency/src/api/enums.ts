/** The closed sets of the contract, named as the domain names them. */
import { ISBN_STATUSES } from '../domain/assigned-isbn.ts'
import { PREFIX_STATUSES } from '../domain/assigned-prefix.ts'
import { PRODUCT_FORMS } from '../domain/publication.ts'
import { NAME_KINDS, PUBLISHER_KINDS, PUBLISHER_STATUSES } from '../domain/publisher.ts'
import { REFUSAL_CODES } from '../domain/refusal.ts'
import { TENURE_REASONS } from '../domain/tenure.ts'
import { closedSet } from './closed-set.ts'

export const PrefixStatusEnum = closedSet('PrefixStatus', PREFIX_STATUSES, 'Whether a prefix has a holder.')
export const IsbnStatusEnum = closedSet(
  'IsbnStatus',
  ISBN_STATUSES,
  'Whether a number was given to a publication. Once given, it is never given again.',
)
export const PublisherKindEnum = closedSet('PublisherKind', PUBLISHER_KINDS, 'What a publisher is before the law.')
export const PublisherStatusEnum = closedSet(
  'PublisherStatus',
  PUBLISHER_STATUSES,
  'Whether a publisher still publishes.',
)
export const NameKindEnum = closedSet('NameKind', NAME_KINDS, 'What a name is to its publisher.')
export const TenureReasonEnum = closedSet('TenureReason', TENURE_REASONS, 'Why a tenure began.')
export const ProductFormEnum = closedSet(
  'ProductForm',
  PRODUCT_FORMS,
  'The form of a product. Each form of a publication has a number of its own.',
)
export const RefusalCodeEnum = closedSet('RefusalCode', REFUSAL_CODES, 'Why an act is refused. Codes are stable.')
export const RedactionReasonEnum = closedSet(
  'RedactionReason',
  ['NO_CONSENT', 'STAFF_ONLY'],
  "Why a field isn't shown.",
)
