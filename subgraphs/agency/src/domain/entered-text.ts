/** Texts as people enter them: how they are tidied, and which the register refuses. */
import { type Refusal, refuse, type RequestPath } from './refusal.ts'

/** Every text within is composed (NFC), begins and ends with no space, and has single spaces inside. */
export function tidied<T>(entered: T): T
export function tidied(entered: unknown): unknown {
  if (typeof entered === 'string') return entered.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  if (Array.isArray(entered)) return entered.map((one) => tidied(one))
  if (typeof entered !== 'object' || entered === null) return entered
  return Object.fromEntries(Object.entries(entered).map(([key, value]) => [key, tidied(value)]))
}

export type TextProblem = Refusal<'TEXT_EMPTY' | 'TEXT_TOO_LONG' | 'CHARACTER_NOT_ALLOWED'>
export type NameProblem = TextProblem | Refusal<'NAME_UNREADABLE'>

/** A field as a message names it: contact.email. */
export const fieldAt = (path: RequestPath): string => path.join('.')

/** Refuses a text that is empty, longer than `limit` characters, or holds a character that cannot be stored or printed. */
export function problemWithText(text: string, limit: number, path: RequestPath): TextProblem | undefined {
  if (text.trim() === '') return refuse('TEXT_EMPTY', { field: fieldAt(path) }, { path })
  if (text.length > limit) return refuse('TEXT_TOO_LONG', { field: fieldAt(path), limit }, { path })
  return problemWithCharacters(text, path)
}

/** Refuses a character that cannot be stored or printed. */
export function problemWithCharacters(text: string, path: RequestPath): Refusal<'CHARACTER_NOT_ALLOWED'> | undefined {
  const found = NOT_ALLOWED.exec(text)?.[0]
  if (found === undefined) return undefined
  const character = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  return refuse('CHARACTER_NOT_ALLOWED', { field: fieldAt(path), character }, { path })
}

/**
 * Control characters, halves of surrogate pairs, and marks that would turn around whatever is printed after them. Marks of
 * direction for single letters are allowed.
 */
const NOT_ALLOWED = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u

/** Whether a text has a letter or a digit: invisible characters say nothing. */
export const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Refuses a name that cannot be read out. */
export const problemWithName = (name: string, limit: number, path: RequestPath): NameProblem | undefined =>
  problemWithText(name, limit, path) ??
  (saysSomething(name) ? undefined : refuse('NAME_UNREADABLE', { field: fieldAt(path) }, { path }))
