// What the parser answers for a good number.

import type { Isbn13 } from './isbn13.ts'

/** How a number was written. PREFIX is no ISBN: only a range table can read one. */
export type NumberForm = 'ISBN13' | 'ISBN10' | 'SBN' | 'GTIN14' | 'ISBN_A' | 'URN' | 'PREFIX'

export interface ParsedIsbn {
  readonly form: Exclude<NumberForm, 'PREFIX'>
  readonly isbn13: Isbn13
}
