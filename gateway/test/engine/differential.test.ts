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

/** Some of them exceed a limit or are invalid. `DOCUMENTS=20000 SEED=1` tries more, and the same again. */
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
          expect(comparable(answer)).toEqual(comparable(plain(await askOneSchema(request, document))))
        },
      ),
      { numRuns: DOCUMENTS, endOnFailure: true, seed: Number(process.env['SEED'] ?? Date.now() % 2 ** 31) },
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
const comparable = ({ data = null, errors = [] }: Answer) => ({
  data: JSON.stringify(data),
  errors: errors.map(({ message, path }) => JSON.stringify({ message, path })).sort(),
})
