/** How much a client of the hub may ask for by one request. */
import type { DocumentLimits } from '@isbn-hub/server/document-limits'

export interface RequestLimits extends DocumentLimits {
  /** The greatest `first`. */
  readonly pageSize: number
  /** Values in the answer, as far as the request tells how many there can be. */
  readonly values: number
}

export const REQUEST_LIMITS: RequestLimits = {
  tokens: 2_000,
  depth: 12,
  aliases: 15,
  rootFields: 10,
  fields: 500,
  directives: 10,
  pageSize: 100,
  values: 50_000,
}
