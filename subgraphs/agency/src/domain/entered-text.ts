/** Texts as people enter them: how they are tidied, and which can't be meant. */
import { canBeKept } from './can-be-kept.ts'

/** Every text within is composed (NFC), begins and ends with no space, and has single spaces inside. */
export function tidied<T>(entered: T): T
export function tidied(entered: unknown): unknown {
  if (typeof entered === 'string') return entered.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  if (Array.isArray(entered)) return entered.map((one) => tidied(one))
  if (typeof entered !== 'object' || entered === null) return entered
  return Object.fromEntries(Object.entries(entered).map(([key, value]) => [key, tidied(value)]))
}

/** Why a tidied text can't be what somebody meant to say; undefined where it can. */
export function problemWithText(text: string): string | undefined {
  if (!canBeKept(text)) return 'A text has no NUL character, and no half of a surrogate pair.'
  // They would turn around whatever is printed behind them. Marks of direction for single letters stay.
  if (/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text))
    return 'A text has no control characters, and none that turn the direction of writing.'
  return undefined
}

/** What is left away isn't said; what is said isn't empty. */
export const problemWithSaid = (text: string): string | undefined =>
  text.trim() === '' ? 'Nothing that is said is empty: leave it away.' : problemWithText(text)

/** It has a letter or a digit: signs that nobody sees say nothing. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Somebody's name can be read out. */
export const problemWithNaming = (name: string): string | undefined =>
  problemWithText(name) ?? (saysSomething(name) ? undefined : 'A name has a letter or a digit.')
