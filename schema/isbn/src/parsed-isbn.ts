// What the parser answers for a number that it could read.

import type { Isbn13 } from './isbn13.ts'

/** How a number was written. PREFIX stands for a prefix, which only a range table can read. */
export type NumberForm = 'ISBN13' | 'ISBN10' | 'SBN' | 'GTIN14' | 'ISBN_A' | 'URN' | 'PREFIX'

export interface ParsedIsbn {
  readonly form: Exclude<NumberForm, 'PREFIX'>
  readonly isbn13: Isbn13
}
