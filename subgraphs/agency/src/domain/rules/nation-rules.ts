/** The rules of one agency, as data: what its document says, nothing that it doesn't. */
import type { DocumentRule } from './documents.ts'
import type { ChangeRule } from './edition-change.ts'
import type { FeeSchedule } from './fees.ts'
import type { PlacementRule } from './placements.ts'
import type { ProductRules } from './product.ts'

/** An empty list is the document's silence. */
export interface NationRules {
  /** Q01 … */
  readonly products: ProductRules
  /** C01 … */
  readonly changes: readonly ChangeRule[]
  /** P01 … */
  readonly placements: readonly PlacementRule[]
  /** F01 … */
  readonly fees: readonly FeeSchedule[]
  /** D01 … */
  readonly documents: readonly DocumentRule[]
}

/** A document that says nothing; where it says something after all, that is put over it. */
export const silence: NationRules = {
  products: { excluded: [], eligible: [] },
  changes: [],
  placements: [],
  fees: [],
  documents: [],
}
