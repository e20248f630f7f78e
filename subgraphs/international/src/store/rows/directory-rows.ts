/** Every table of international's database, its feed included: entities are listed by class, as in an agency. */
import { FEED_ROWS } from '@isbn-hub/feed-log/feed-rows'

import { AgencyRow } from './agency-row.ts'
import { DelegationRow } from './delegation-row.ts'
import { DirectoryIsbnRow } from './directory-isbn-row.ts'
import { DirectoryNameRow, DirectoryWordRow } from './directory-name-row.ts'
import { DirectoryPlaceRow } from './directory-place-row.ts'
import { DirectoryHoldingRow, DirectoryPrefixRow } from './directory-prefix-row.ts'
import { DirectoryPublisherRow } from './directory-publisher-row.ts'
import { FeedPlaceRow } from './feed-place-row.ts'
import { FeedTakenUpRow } from './feed-taken-up-row.ts'
import { JournalEntryRow } from './journal-entry-row.ts'

export const DIRECTORY_ROWS = [
  ...[AgencyRow, DelegationRow, FeedPlaceRow, FeedTakenUpRow],
  ...[DirectoryPublisherRow, DirectoryNameRow, DirectoryWordRow, DirectoryPlaceRow],
  ...[DirectoryPrefixRow, DirectoryHoldingRow, DirectoryIsbnRow],
  JournalEntryRow,
  ...FEED_ROWS,
]
