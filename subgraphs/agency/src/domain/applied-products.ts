/** What the publications of an application are before the rules: all of them, volumes and parts of a kit too. */
import type { AppliedPublication } from './application.ts'
import { inNumberingOrder, type NumberedPublication, type ProductForm } from './publication.ts'
import type { Product, ProductCategory } from './rules/product.ts'

export interface AppliedProduct extends NumberedPublication {
  /** As the applicant says; of a volume nothing is said. */
  readonly said: Product | undefined
  /** What the rules judge; undefined where its form doesn't say what it is, and nobody else does. */
  readonly judged: Product | undefined
}

/** In the order of numbering. A volume is what its form says; where that says nothing, it is what its whole is said to be. */
export function appliedProducts(applied: readonly AppliedPublication[]): AppliedProduct[] {
  const products: AppliedProduct[] = []
  for (const { publication, product } of applied) {
    const first = products.length
    for (const { publication: one, volumeOf } of inNumberingOrder([publication])) {
      const isWhole = volumeOf === undefined
      const byForm = CATEGORY_OF_FORM[one.form]
      const formsOwn = byForm && { category: byForm }
      products.push({
        publication: one,
        volumeOf: isWhole ? undefined : first + volumeOf,
        said: isWhole ? product : undefined,
        judged: isWhole ? (product ?? formsOwn) : (formsOwn ?? product),
      })
    }
  }
  return products
}

/** A film or a program may teach or not: its form doesn't say. */
const CATEGORY_OF_FORM: Readonly<Record<ProductForm, ProductCategory | undefined>> = {
  HARDBACK: 'PRINTED_BOOK',
  PAPERBACK: 'PRINTED_BOOK',
  OTHER_PRINT: 'PRINTED_BOOK',
  SET: 'PRINTED_BOOK',
  BRAILLE: 'BRAILLE',
  MAP: 'MAP',
  AUDIO: 'AUDIOBOOK',
  PDF: 'ELECTRONIC_ONLINE',
  EPUB: 'ELECTRONIC_ONLINE',
  OTHER_ELECTRONIC: 'ELECTRONIC_ONLINE',
  MICROFORM: 'MICROFORM',
  VIDEO: undefined,
  SOFTWARE: undefined,
  KIT: 'MIXED_MEDIA',
}
