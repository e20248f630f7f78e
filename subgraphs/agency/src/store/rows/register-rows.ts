/** Every table of a register, its feed included: entities are listed by class, never found by a pattern of file names. */
import { FEED_ROWS } from '@isbn-hub/feed-log/feed-rows'

import { ApplicantRow } from './applicant-row.ts'
import { ApplicationRow } from './application-row.ts'
import { ApplicationStepRow } from './application-step-row.ts'
import { AttachmentRow } from './attachment-row.ts'
import { FileRow } from './file-row.ts'
import { IdempotencyRow } from './idempotency-row.ts'
import { IsbnRow } from './isbn-row.ts'
import { LinkKeyRow } from './link-key-row.ts'
import { ListedIsbnRow } from './listed-isbn-row.ts'
import { PaperRow } from './paper-row.ts'
import { PoolRow } from './pool-row.ts'
import { PrefixRow } from './prefix-row.ts'
import { PublicationRow } from './publication-row.ts'
import { PublisherNameRow } from './publisher-name-row.ts'
import { PublisherRow } from './publisher-row.ts'
import { TenureRow } from './tenure-row.ts'

export const REGISTER_ROWS = [
  ...[PublisherRow, PublisherNameRow, PrefixRow, TenureRow, PoolRow],
  ...[PublicationRow, IsbnRow, ListedIsbnRow],
  ...[ApplicantRow, ApplicationRow, ApplicationStepRow, AttachmentRow, PaperRow],
  ...[FileRow, LinkKeyRow, IdempotencyRow],
  ...FEED_ROWS,
]
