/** What every sentence of a language is built with: its numbers, plurals, lists, and names of countries. */
import type { Language } from './language.ts'

/** The forms of a noun after a number, by the plural categories of the language; `other` where a category is missing. */
export type PluralForms = { readonly [category in Intl.LDMLPluralRule]?: string } & { readonly other: string }

export interface Grammar {
  /** A number with the digits of the language: 10,000. */
  readonly n: (value: number) => string
  /** A number with its noun: 3 titles. */
  readonly count: (value: number, forms: PluralForms) => string
  readonly and: (items: readonly string[]) => string
  readonly or: (items: readonly string[]) => string
}

interface Conjunctions {
  readonly and: string
  readonly or: string
  readonly comma?: string
}

/** Items of a list that a sentence names; the rest becomes an ellipsis. */
const MOST_ITEMS = 20

export function grammarOf(language: Language, { and, or, comma = ', ' }: Conjunctions): Grammar {
  const numbers = new Intl.NumberFormat(language)
  const plurals = new Intl.PluralRules(language)
  const list =
    (conjunction: string) =>
    (items: readonly string[]): string => {
      const named = items.length > MOST_ITEMS ? [...items.slice(0, MOST_ITEMS), '…'] : items
      const [last = '', ...before] = named.toReversed()
      return before.length === 0 ? last : `${before.toReversed().join(comma)} ${conjunction} ${last}`
    }
  return {
    n: (value) => numbers.format(value),
    count: (value, forms) => `${numbers.format(value)} ${forms[plurals.select(value)] ?? forms.other}`,
    and: list(and),
    or: list(or),
  }
}
