/** Lists by page, as the GraphQL Cursor Connections Specification of Relay has them, in both directions. */
import { GraphQLError } from 'graphql'
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql'

import { CursorScalar } from './scalars.ts'

@ObjectType('PageInfo', {
  description: 'Whether more entries lie before and behind a page, and the cursors of its ends.',
})
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether another page follows this one.' })
  readonly hasNextPage!: boolean
  @Field(() => Boolean, { description: 'Whether another page comes before this one.' })
  readonly hasPreviousPage!: boolean
  @Field(() => CursorScalar, {
    nullable: true,
    description:
      'The cursor of the first entry; pass it as `before` to get the page before. Null if this page is empty.',
  })
  readonly startCursor!: string | null
  @Field(() => CursorScalar, {
    nullable: true,
    description: 'The cursor of the last entry; pass it as `after` to get the next page. Null if this page is empty.',
  })
  readonly endCursor!: string | null
}

export interface Edge<T> {
  readonly node: T
  readonly cursor: string
}

export interface Connection<T> {
  readonly edges: readonly Edge<T>[]
  readonly nodes: readonly T[]
  readonly pageInfo: PageInfo
}

export interface ConnectionWords {
  /** Publisher: its connection is PublisherConnection, its edges PublisherEdge. */
  readonly name: string
  /** One entry, and several: publisher, publishers. */
  readonly entry: string
  readonly entries: string
  /** In what order, as the end of a sentence: by name. */
  readonly order: string
}

/** The GraphQL type of a connection, to be used as it is or extended with what the list has besides. */
export function connectionType<T extends object>(
  node: ClassType<T>,
  { name, entry, entries, order }: ConnectionWords,
): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${entry} of a list and its position there.` })
  class EdgeOfType {
    @Field(() => node, { description: `The ${entry} at this position of the list.` })
    readonly node!: T
    @Field(() => CursorScalar, { description: 'The position of this entry in the list, for `after` or `before`.' })
    readonly cursor!: string
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${entries}, ${order}.` })
  class ConnectionOfType {
    @Field(() => [EdgeOfType], { description: `The ${entries} of this page, ${order}, each with its cursor.` })
    readonly edges!: readonly Edge<T>[]
    @Field(() => [node], { description: `The ${entries} of this page, ${order}, without their cursors.` })
    readonly nodes!: readonly T[]
    @Field(() => PageInfo, {
      description: `Whether more ${entries} lie before and behind, and the cursors to get them.`,
    })
    readonly pageInfo!: PageInfo
  }
  return ConnectionOfType
}

/** Entries of a page where neither `first` nor `last` is given. The gateway reckons with as many. */
const USUAL = 20

/** What a client asks of a list: the arguments of a connection's field. */
export interface PageArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** The GraphQL arguments of a field that answers a connection, with so many entries on a page at most. */
export function pageArguments(most: number): ClassType<PageArguments> {
  const limit = `${most.toLocaleString('en')} at most`
  @ArgsType()
  class PageOfType {
    // From the last to the first: type-graphql lists arguments backwards, and `federate` turns all of them round.
    @Field(() => CursorScalar, {
      nullable: true,
      description: 'A cursor of this list. Only entries that come before it are returned.',
    })
    readonly before?: string | null
    @Field(() => Int, {
      nullable: true,
      description: `The number of entries from the end, instead of \`first\`, ${limit}.`,
    })
    readonly last?: number | null
    @Field(() => CursorScalar, {
      nullable: true,
      description: 'A cursor of this list. Only entries that follow it are returned.',
    })
    readonly after?: string | null
    @Field(() => Int, {
      nullable: true,
      description: `The number of entries from the beginning, ${USUAL} if neither \`first\` nor \`last\` is given, ${limit}.`,
    })
    readonly first?: number | null
  }
  return PageOfType
}

/** Which entries of a list are wanted: those between two keys, and of them the first or the last. */
export interface Page<K> {
  readonly size: number
  readonly after: K | undefined
  readonly before: K | undefined
  /** Whether the last of them are wanted. A store then looks for them in reverse order. */
  readonly isBackward: boolean
}

/** The page that is asked for. `readKey` is undefined for what is no cursor of this list. Throws BAD_USER_INPUT. */
export function readPage<K>(
  { first, after, last, before }: PageArguments,
  most: number,
  readKey: (cursor: string) => K | undefined,
): Page<K> {
  if (isGiven(first) && isGiven(last)) throw badInput('Pass either `first` or `last`, not both.')
  const size = last ?? first ?? USUAL
  if (size < 1 || size > most) throw badInput(`A page has 1 to ${most} entries, not ${size}.`)
  const key = (name: string, cursor: string | null | undefined): K | undefined => {
    if (!isGiven(cursor)) return undefined
    const read = readKey(cursor)
    if (read === undefined)
      throw badInput(`\`${name}\` is not a cursor of this list. Pass a cursor that this list returned.`)
    return read
  }
  return { size, after: key('after', after), before: key('before', before), isBackward: isGiven(last) }
}

/**
 * The connection of what a store found: one entry more than the page's size where there is more, and the last entry of
 * the list first where the page is backward.
 */
export function connectionOf<T, N = T>(
  found: readonly T[],
  { size, after, before, isBackward }: Page<unknown>,
  cursorOf: (one: T) => string,
  nodeOf: (one: T) => N,
): Connection<N> {
  const entries = found.slice(0, size)
  if (isBackward) entries.reverse()
  const edges = entries.map((one) => ({ node: nodeOf(one), cursor: cursorOf(one) }))
  const hasMore = found.length > size
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: isBackward ? before !== undefined : hasMore,
      hasPreviousPage: isBackward ? hasMore : after !== undefined,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined

const badInput = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

/** The cursor of a list that is ordered by a number, and the number of such a cursor. */
export const numberCursor = (number: number): string => Buffer.from(String(number), 'latin1').toString('base64url')

export function readNumberCursor(cursor: string): number | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
