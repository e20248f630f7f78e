/** What the schemas of the wire formats have in common. */
import { z } from 'zod'

import { isDay } from './day.ts'

/** A value out of JSON as its type has it for those who read it. */
export type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T

/** A day as 2026-11-21. */
export const day = z.string().refine(isDay, 'not a day such as 2026-11-21')

/** What is wrong with a value that a schema refuses: the first problem, and where it is. */
export function problemOf({ issues: [issue] }: z.ZodError): string {
  const where = issue?.path.join('.') || 'the value'
  if (issue?.code === 'invalid_type') return `${where} is missing, or not of the type ${issue.expected}`
  if (issue?.code === 'invalid_value') return `${where} is unknown`
  return `${where} is ${issue?.message ?? 'unreadable'}`
}
