/** A number that was given out. A free number is arithmetic and has no row. */
import { GIVEN_ISBN_STATUSES, type GivenIsbnStatus, type IsbnRecord } from '@isbn-hub/feed/event'
import { isbnAt } from '@isbn-hub/isbn/number'

import type { Disclosure } from './publisher.ts'

export const ISBN_STATUSES = ['UNASSIGNED', ...GIVEN_ISBN_STATUSES] as const
export type IsbnStatus = (typeof ISBN_STATUSES)[number]

export interface AssignedIsbn {
  /** The twelve digits without the check digit. */
  readonly ordinal: number
  /** 978-985-6020 */
  readonly prefix: string
  readonly status: GivenIsbnStatus
  /** Whom it was given to: the author under a shared prefix. */
  readonly publisher: string
  readonly assignedOn: string
  readonly title: string | undefined
  readonly form: string | undefined
}

/** What the feed tells of a number: of its publication only what the publisher has agreed to show. */
export const isbnRecord = (isbn: AssignedIsbn, disclosure: Disclosure): IsbnRecord => ({
  isbn13: isbnAt(isbn.ordinal),
  prefix: isbn.prefix,
  status: isbn.status,
  publisher: isbn.publisher,
  assignedOn: isbn.assignedOn,
  ...(disclosure.publications && isbn.title !== undefined && { title: isbn.title }),
  ...(disclosure.publications && isbn.form !== undefined && { form: isbn.form }),
})
