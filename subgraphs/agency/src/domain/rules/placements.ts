/** Where the number is shown on a product. */
import type { ProductForm } from '../publication.ts'
import { citationOf, type Rule } from './rule.ts'

export interface PlacementRule extends Rule {
  readonly forms: readonly ProductForm[]
  readonly where: string
  /** The document says must; else it says should, or says what is usual. */
  readonly mandatory: boolean
}

export interface Placement {
  readonly where: string
  readonly mandatory: boolean
  readonly rule: Rule
}

/** In the document's order. Empty where it is silent on this form. */
export const placementsFor = (
  { placements }: { readonly placements: readonly PlacementRule[] },
  form: ProductForm,
): Placement[] =>
  placements
    .filter(({ forms }) => forms.includes(form))
    .map((rule) => ({ where: rule.where, mandatory: rule.mandatory, rule: citationOf(rule) }))
