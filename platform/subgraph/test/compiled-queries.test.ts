import { buildSubgraphSchema } from '@apollo/subgraph'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GraphQLError, parse } from 'graphql'

import { startApolloServer } from '../src/apollo-server.ts'

class OutOfReach extends Error {
  readonly code = 'ECONNREFUSED'
}

const houses = new Map([
  ['1', { id: '1', name: 'A house', kind: 'SMALL', heir: '2' }],
  ['2', { id: '2', name: null, kind: 'NONSENSE', heir: null }],
])

const schema = buildSubgraphSchema({
  typeDefs: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    enum Kind { SMALL LARGE }
    type House @key(fields: "id") {
      id: ID!
      name: String!
      kind: Kind
      heir: House
      titles(first: Int = 2, like: String): [String!]!
      secret: String
      broken: Int
    }
    type Book @key(fields: "number") { number: ID! house: House, kind: String }
    type Query { houses: [House!]! }
  `),
  resolvers: {
    Query: { houses: () => [...houses.values()] },
    House: {
      __resolveReference: ({ id }: { id: string }) => (id === 'throws' ? fail() : (houses.get(id) ?? null)),
      heir: async ({ heir }: { heir: string | null }) => (heir === null ? null : houses.get(heir)),
      titles: (_: unknown, { first, like }: { first: number; like?: string }) =>
        Array.from({ length: first }, (_, n) => `${like ?? 'title'} ${n}`),
      secret: () => {
        throw new GraphQLError('Not yours.', { extensions: { code: 'FORBIDDEN' } })
      },
      broken: async () => Promise.reject(new OutOfReach('No answer.')),
    },
    Book: {
      __resolveReference: ({ number }: { number: string }) => ({ number, house: houses.get('1'), kind: 'PAPER' }),
    },
  },
})

function fail(): never {
  throw new OutOfReach('No answer.')
}

interface Answered {
  readonly data: unknown
  readonly errors: readonly object[]
}

/** By message: what the report was handed as the reason of an error. */
const causes = new Map<string, string>()

const startServer = () =>
  startApolloServer({
    schema,
    report(formatted, error) {
      const cause = error instanceof GraphQLError ? error.originalError : error
      causes.set(formatted.message, cause instanceof OutOfReach ? 'OutOfReach' : String(cause && 'some error'))
      return formatted
    },
  })

/** Asks three times the same: the first answer is that of graphql-js. */
async function answers(query: string, variables: object): Promise<Answered[]> {
  const server = await startServer()
  const all: Answered[] = []
  for (let n = 0; n < 3; n++) {
    causes.clear()
    const { data, errors = [] } = await ask(server, query, variables)
    all.push({
      data: JSON.parse(JSON.stringify(data ?? null)),
      errors: errors
        .map(({ message, path, extensions }) => ({ message, path, extensions, cause: causes.get(message) }))
        .toSorted((a, b) => (String(a.path) < String(b.path) ? -1 : 1)),
    })
  }
  await server.stop()
  return all
}

async function ask(server: Awaited<ReturnType<typeof startServer>>, query: string, variables: object) {
  const { body } = await server.executeOperation({ query, variables: { ...variables } })
  if (body.kind !== 'single') throw new Error('Only one answer was asked for.')
  return body.singleResult
}

const HOUSE_FIELDS = [
  'id',
  'called: name',
  'houseKind: kind',
  'heir { id called: name }',
  'titles',
  'some: titles(first: $some, like: $like)',
  'secret',
  'broken',
  '__typename',
  'later: id @include(if: $yes)',
  'never: id @skip(if: $yes)',
  '...Names',
]
const BOOK_FIELDS = ['number', 'house { id titles }', 'bookKind: kind', 'house { ...Names }', '__typename']

test('a compiled request for entities is answered as graphql-js answers it, errors and nulls too', async () => {
  const reference = fc.oneof(
    fc.constantFrom('1', '2', 'unknown', 'throws').map((id) => ({ __typename: 'House', id })),
    fc.constantFrom('978', '979').map((number) => ({ __typename: 'Book', number })),
    fc.constant({ __typename: 'Nothing', id: '1' }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(HOUSE_FIELDS, { minLength: 1 }),
      fc.subarray(BOOK_FIELDS, { minLength: 1 }),
      fc.array(reference, { maxLength: 6 }),
      fc.boolean(),
      async (house, book, representations, yes) => {
        const source = `query ($representations: [_Any!]!, $some: Int = 1, $like: String, $yes: Boolean!) {
          _entities(representations: $representations) {
            ... on House { ${house.join(' ')} }
            ... on Book { ${book.join(' ')} }
          }
          again: _entities(representations: $representations) { ... on Book { number } }
        }
        fragment Names on House { id heir { ...Heir } }
        fragment Heir on House { id }`
        const [first, ...compiled] = await answers(source, { representations, yes })
        for (const { data, errors } of compiled) {
          expect(data).toEqual(first!.data)
          // Below a field that an error made null, graphql-js may be silent where the other isn't.
          expect(errors).toEqual(expect.arrayContaining([...first!.errors]))
          if (first!.errors.length === 0) expect(errors).toEqual([])
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('what is no request for entities alone is answered by graphql-js, however often it comes', async () => {
  const [first, , third] = await answers('{ houses { id heir { id } } __schema { queryType { name } } }', {})
  expect(third).toEqual(first)
  expect(first).toMatchObject({
    data: {
      houses: [
        { id: '1', heir: { id: '2' } },
        { id: '2', heir: null },
      ],
    },
  })
})

test('variables that do not fit are reported as for any other request', async () => {
  const source = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }'
  const [first, , third] = await answers(source, {})
  expect(third).toEqual(first)
  expect(first).toMatchObject({ data: null, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] })
})

test('a request for entities is compiled when it comes again, also one that asks for them twice', async () => {
  const server = await startServer()
  const variables = { representations: [{ __typename: 'Book', number: '978' }] }
  const isCompiled = async (query: string) => {
    const { data } = await ask(server, query, variables)
    // The objects of graphql-js have no prototype, those of graphql-jit have.
    return Object.getPrototypeOf(data) !== null
  }
  const field = '_entities(representations: $representations) { ... on Book { number } }'
  for (const fields of [field, `${field} again: ${field}`]) {
    const query = `query ($representations: [_Any!]!) { ${fields} }`
    expect(await isCompiled(query)).toBe(false)
    expect(await isCompiled(query)).toBe(true)
  }
  const other = `query ($representations: [_Any!]!) { ${field} houses { id } }`
  for (const _ of [1, 2, 3]) expect(await isCompiled(other)).toBe(false)
  await server.stop()
})
