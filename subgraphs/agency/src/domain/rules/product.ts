/** What may come to an agency for a number, and the rules on what gets one. */
import type { Rule } from './rule.ts'

export const PRODUCT_CATEGORIES = [
  'PRINTED_BOOK',
  'PAMPHLET',
  'CHAPTER',
  'BRAILLE',
  'ARTICLE',
  'MAP',
  'EDUCATIONAL_FILM',
  'AUDIOBOOK',
  'ELECTRONIC_ON_CARRIER',
  'ELECTRONIC_ONLINE',
  'DIGITISED_COPY',
  'MICROFORM',
  'EDUCATIONAL_SOFTWARE',
  'MIXED_MEDIA',
  'GRAPHIC_EDITION',
  'SERIAL',
  'ABSTRACT_WORK',
  'WEBSITE',
  'PRINTED_MUSIC',
  'ART_PRINT',
  'PERSONAL_DOCUMENT',
  'GREETING_CARD',
  'SOUND_RECORDING',
  'SOFTWARE',
  'BULLETIN_BOARD',
  'EMAIL',
  'GAME',
  'ADVERTISING',
  'EVENT_PROGRAMME',
  'EXHIBITION_CATALOGUE',
  'SCHOOL_MATERIAL',
  'CALENDAR',
  'BLANK_FORM',
  'DISSERTATION',
  'STANDARD_OR_PATENT',
  'STAMP',
  'MERCHANDISE',
] as const
export type ProductCategory = (typeof PRODUCT_CATEGORIES)[number]

/** The number to take instead of an ISBN, or beside it. */
export const ALTERNATIVE_IDENTIFIERS = ['ISMN', 'ISSN', 'GTIN', 'NONE'] as const
export type AlternativeIdentifier = (typeof ALTERNATIVE_IDENTIFIERS)[number]

/** What is known of a product. What isn't said isn't known; only to the public everything is available unless said. */
export interface Product {
  readonly category: ProductCategory
  readonly availableToPublic?: boolean | undefined
  readonly definedEnd?: boolean | undefined
  readonly separatelyAvailable?: boolean | undefined
  readonly titlePageAndText?: boolean | undefined
  readonly extendedText?: boolean | undefined
  /** Of music: which part of the content is notes, 0 to 1. */
  readonly notesShare?: number | undefined
}

/** A fact that rules turn on. */
export type ProductFact = Exclude<keyof Product, 'category' | 'notesShare'>

export interface ProductRules {
  readonly excluded: readonly Exclusion[]
  readonly eligible: readonly EligibleProduct[]
}

/** What gets no number. */
export interface Exclusion extends Rule {
  readonly covers: readonly ProductCategory[]
  /** Covers them no longer where this is known to be so. */
  readonly unless?: ProductFact
  /** Covers whatever category, too, where this is known not to be so: what everything must be. */
  readonly lacking?: 'availableToPublic' | 'definedEnd'
  readonly alternative?: AlternativeIdentifier
}

/** What gets a number. */
export interface EligibleProduct extends Rule {
  readonly covers: readonly ProductCategory[]
  /** Where the share of notes is known and smaller, the rule doesn't cover it. */
  readonly notesFrom?: number
  readonly condition?: Condition
  /** What it takes besides. */
  readonly alternative?: AlternativeIdentifier
}

export interface Condition {
  /** As it goes on after "eligible": where it is separately available. */
  readonly text: string
  /** What decides it; without one, only the agency can. */
  readonly fact?: ProductFact
  /** Taken to be met where nothing is known. */
  readonly presumed?: true
}
