/** Pages of the register's lists, which go by a running number. */
import { type PageArguments, pageArguments, readNumberCursor, readPage } from '@isbn-hub/subgraph/connection'

const MOST = 1_000
/** Of ISBNs under a prefix: a client may ask for those of many prefixes at once. */
const MOST_UNDER_PREFIX = 100

export const ListPage = pageArguments(MOST)
export const UnderPrefixPage = pageArguments(MOST_UNDER_PREFIX)

export const readListPage = (page: PageArguments) => readPage(page, MOST, readNumberCursor)
export const readUnderPrefixPage = (page: PageArguments) => readPage(page, MOST_UNDER_PREFIX, readNumberCursor)
