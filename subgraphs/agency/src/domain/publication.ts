/** What a number is on: one product form of one publication. */
import { ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'

import type { RequestPath } from './refusal.ts'

export const PRODUCT_FORMS = [
  'HARDBACK',
  'PAPERBACK',
  'OTHER_PRINT',
  'BRAILLE',
  'MAP',
  'AUDIO',
  'PDF',
  'EPUB',
  'OTHER_ELECTRONIC',
  'MICROFORM',
  'VIDEO',
  'SOFTWARE',
  'KIT',
  'SET',
] as const
export type ProductForm = (typeof PRODUCT_FORMS)[number]

export interface Contributor {
  readonly name: string
  readonly role: string
}

/** What a publisher says of a publication; a set brings its volumes. */
export interface NewPublication {
  readonly title: string
  readonly form: ProductForm
  readonly contributors?: readonly Contributor[] | undefined
  readonly language?: string | undefined
  readonly edition?: string | undefined
  readonly year?: number | undefined
  readonly volumes?: readonly NewPublication[] | undefined
  /** The ISBN of the edition that this one translates. */
  readonly translationOf?: string | undefined
  /** The ISBNs under which other publishers bring out the same edition: each gives its own. */
  readonly jointWith?: readonly string[] | undefined
  /** The number that it bears already, from a list of its prefix; else it takes the next free one. */
  readonly isbn?: string | undefined
}

/** A publication in the order in which numbers are given, with the place of the set that it is a volume of. */
export interface NumberedPublication {
  readonly publication: NewPublication
  readonly volumeOf: number | undefined
}

/** A set takes a number and each of its volumes takes one: the set first, its volumes behind it. */
export function inNumberingOrder(publications: readonly NewPublication[]): NumberedPublication[] {
  const order: NumberedPublication[] = []
  const add = (publication: NewPublication, volumeOf: number | undefined): void => {
    const place = order.push({ publication, volumeOf }) - 1
    for (const volume of publication.volumes ?? []) add(volume, place)
  }
  for (const publication of publications) add(publication, undefined)
  return order
}

/** Where each publication stands in a request, in the order of numbering. `pathOf` gives the path of the n-th whole. */
export function pathsInNumberingOrder(
  publications: readonly NewPublication[],
  pathOf: (index: number) => RequestPath,
): RequestPath[] {
  return publications.flatMap(({ volumes = [] }, index) => {
    const path = pathOf(index)
    return [path, ...pathsInNumberingOrder(volumes, (volume) => [...path, 'volumes', volume])]
  })
}

/** The ordinals of the numbers under which others bring it out, each once, however they are written. */
export const jointOrdinals = ({ jointWith = [] }: Pick<NewPublication, 'jointWith'>): number[] => [
  ...new Set(
    jointWith.flatMap((text) => {
      const parsed = parseIsbn(text)
      return isProblem(parsed) ? [] : ordinalOf(parsed.isbn13)
    }),
  ),
]
