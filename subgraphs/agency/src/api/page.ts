/** Lists that go by a running number: a page, and the place behind it. */
import { GraphQLError } from 'graphql'

import type { PageInfoType } from './isbn-type.ts'

/** A connection whose nodes are shown by their resolvers. */
export interface Page<T> {
  readonly nodes: readonly T[]
  readonly pageInfo: PageInfoType
}

const MOST = 1_000

const badInput = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

/** What `first` is where nothing, or null, is said. */
export const USUAL_PAGE = 20

/** Fewer than one are no page; of more than `largest` the page holds so many. */
export function pageSize(first: number | null | undefined, largest: number = MOST): number {
  const size = first ?? USUAL_PAGE
  if (size < 1 || size > MOST) throw badInput(`A page holds from 1 to ${largest}.`)
  return Math.min(size, largest)
}

/** The number in a list's cursor; 0 before the first. */
export function numberBehind(cursor: string | null | undefined): number {
  if (cursor === null || cursor === undefined) return 0
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  if (!/^\d{1,15}$/.test(text)) throw badInput('This is no place in this list: hand back what was given.')
  return Number(text)
}

/** `found` holds one more than the page where there is more. */
export function pageOf<T>(found: readonly T[], size: number, numberOf: (one: T) => number): Page<T> {
  const nodes = found.slice(0, size)
  const last = nodes.at(-1)
  const endCursor = last === undefined ? null : Buffer.from(String(numberOf(last)), 'latin1').toString('base64url')
  return { nodes, pageInfo: { hasNextPage: found.length > size, endCursor } }
}
