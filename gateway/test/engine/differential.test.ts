import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parse, validate } from 'graphql'

import { readOwnership } from '../../src/partition/ownership.ts'
import { askGateway, askOneSchema, composition, echoGateway, KEYS, publicSchema } from './echo.ts'
import { type Askable, randomRequest } from './random-document.ts'

const askable: Askable = {
  schema: publicSchema,
  ownership: readOwnership(composition.supergraph),
  arguments: {
    number: ['978-985-6020-20-2', '9789542600008', '978-608-60-0000-0', '978-985-6020', 'rubbish', '978-985-6020-20-3'],
    numbers: ['978-985-6020-20-2', '9789542600008', 'rubbish'],
    id: ['BY-1', 'BG-2', 'MK-9', 'by-1', 'XX-1'],
    code: ['BY', 'MK'],
    value: KEYS['RegistrationGroup']?.values ?? [],
  },
  scalars: {
    AgencyCode: ['BY', 'BG', 'MK', 'INTL'],
    Cursor: ['here', '\u{1F4DA}'],
    Date: ['2026-11-21', '2024-02-29'],
    DateTime: ['2026-11-21T20:18:00Z'],
    Sequence: ['7'],
    URL: ['https://example.org/?a=%20'],
  },
}

/** Some of them exceed a limit or are invalid. The same ones each time; `DOCUMENTS=20000 SEED=1` tries others, and more. */
const DOCUMENTS = Number(process.env['DOCUMENTS'] ?? 1_000)

test(
  'every document that graphql-js accepts is answered as graphql-js answers it',
  async () => {
    const gateway = echoGateway()
    let answered = 0
    await fc.assert(
      fc.asyncProperty(
        fc.gen().map((g) => randomRequest(g, askable)),
        async (request) => {
          const document = parse(request.query)
          if (validate(publicSchema, document).length > 0) return
          const answer = plain(await askGateway(gateway, request))
          if (answer.errors?.[0]?.extensions?.['code'] === 'LIMIT_EXCEEDED') return
          answered++
          const expected = plain(await askOneSchema(request, document))
          expect(dataOf(answer)).toBe(dataOf(expected))
          expect(nulledBy(answer)).toEqual(nulledBy(expected))
          expect(errorsOf(answer)).toEqual(expect.arrayContaining(errorsOf(expected)))
        },
      ),
      { numRuns: DOCUMENTS, endOnFailure: true, seed: Number(process.env['SEED'] ?? 781_601_577) },
    )
    expect(answered).toBeGreaterThan(DOCUMENTS / 2)
  },
  30_000 + DOCUMENTS * 100,
)

interface Answer {
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly path?: unknown
    readonly extensions?: Readonly<Record<string, unknown>>
  }[]
}

const plain = (answer: unknown): Answer => JSON.parse(JSON.stringify(answer)) as Answer

/** A stream that does not begin has no data for graphql-js, and null for the gateway, which answers by a stream. */
const dataOf = ({ data = null }: Answer): string => JSON.stringify(data)

const errorsOf = ({ errors = [] }: Answer): string[] =>
  errors.map(({ message, path }) => JSON.stringify({ message, path }))

/**
 * Where the data is null because of an error. Of several errors under one null, graphql-js reports those that came
 * before the null was made, and the specification allows any of them.
 */
function nulledBy({ data = null, errors = [] }: Answer): string[] {
  const places = errors.map(({ path }) => {
    const keys = (path ?? []) as readonly (string | number)[]
    let value: unknown = data
    let length = 0
    while (length < keys.length && value !== null && value !== undefined)
      value = (value as Readonly<Record<string, unknown>>)[String(keys[length++])]
    return JSON.stringify(keys.slice(0, length))
  })
  return [...new Set(places)].sort()
}
