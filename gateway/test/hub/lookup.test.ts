import { englishMessages } from '@isbn-hub/isbn/problem-messages'
import { describe, expect, test } from '@jest/globals'

import { startWorld } from '../world/world.ts'

const FACTS =
  'form valid defined isbn { hyphenated } prefix { value } registrationGroup { value } delegation { agency { code } } problem { code position suggestions }'

async function lookup(number: string): Promise<Record<string, unknown>> {
  await using world = await startWorld()
  const { data, errors } = await world.ask(`query ($number: String!) { lookup(number: $number) { ${FACTS} } }`, {
    number,
  })
  expect(errors).toBeUndefined()
  // All of this is arithmetic: nobody is asked.
  expect(Object.values(world.servers).flatMap(({ requests }) => requests)).toEqual([])
  return (data as { lookup: Record<string, unknown> }).lookup
}

describe('a look-up keeps four truths apart', () => {
  test('a number that is right and whose range exists', async () => {
    expect(await lookup('985-6020-20-4')).toEqual({
      form: 'ISBN10',
      valid: true,
      defined: true,
      isbn: { hyphenated: '978-985-6020-20-2' },
      prefix: { value: '978-985-6020' },
      registrationGroup: { value: '978-985' },
      delegation: { agency: { code: 'BY' } },
      problem: null,
    })
  })

  test('a prefix', async () => {
    expect(await lookup('978-985-6020')).toMatchObject({
      form: 'PREFIX',
      isbn: null,
      prefix: { value: '978-985-6020' },
      delegation: { agency: { code: 'BY' } },
    })
  })

  test('a number that is right in a range that isn’t open', async () => {
    expect(await lookup('978-954-930000-0')).toMatchObject({
      valid: true,
      defined: false,
      isbn: null,
      prefix: null,
      registrationGroup: { value: '978-954' },
      delegation: { agency: { code: 'BG' } },
      problem: { code: 'UNDEFINED_RANGE' },
    })
  })

  test('a number of a group that the hub knows nothing of', async () => {
    expect(await lookup('9780306406157')).toMatchObject({
      valid: true,
      defined: false,
      registrationGroup: null,
      delegation: null,
      problem: { code: 'UNDEFINED_GROUP' },
    })
  })

  test('a number with a wrong check digit, and what it may have meant', async () => {
    const answer = await lookup('978-985-6020-20-3')
    expect(answer).toMatchObject({ valid: false, isbn: null, delegation: null, problem: { code: 'BAD_CHECK_DIGIT' } })
    expect((answer['problem'] as { suggestions: string[] }).suggestions).toContain('9789856020202')
  })

  test('an ISSN, which is named, and several numbers, which are offered in order', async () => {
    expect(await lookup('ISSN 0317-8471')).toMatchObject({ valid: false, problem: { code: 'ISSN', suggestions: [] } })
    const suggestions = ['9789856020202', '9789548083065']
    expect(await lookup(suggestions.join(' '))).toMatchObject({ problem: { code: 'SEVERAL_NUMBERS', suggestions } })
  })

  test('nothing', async () => {
    expect(await lookup('')).toMatchObject({ form: null, valid: false, problem: { code: 'EMPTY' } })
  })
})

test('every problem that the parser has is one of the graph', async () => {
  await using world = await startWorld()
  const { data } = await world.ask('{ __type(name: "NumberProblemCode") { enumValues { name } } }')
  const { enumValues } = (data as { __type: { enumValues: { name: string }[] } }).__type
  expect(enumValues.map(({ name }) => name).sort()).toEqual(Object.keys(englishMessages).sort())
})

test('many numbers are answered in their order, a bad one spoiling none', async () => {
  await using world = await startWorld()
  const numbers = ['rubbish', '9789856020202', '9789542600008', 'rubbish', '9789856020202', '9785699120147']
  const { data } = await world.ask(
    'query ($numbers: [String!]!) { lookups(numbers: $numbers) { input isbn { status } } }',
    { numbers },
  )
  const assigned = { status: 'ASSIGNED' }
  expect(data).toEqual({
    lookups: [null, assigned, assigned, null, assigned, { status: null }].map((isbn, n) => ({
      input: numbers[n],
      isbn,
    })),
  })
  // Each owner is asked once, for each number once.
  expect(world.servers['BY']?.requests.map(({ variables }) => variables)).toEqual([
    { representations: [{ __typename: 'Isbn', isbn13: '9789856020202' }] },
  ])
})

test('what an agency names by its key, the hub knows the rest of', async () => {
  await using world = await startWorld()
  const { data } = await world.ask(
    '{ publisher(id: "BY-1") { prefixes { value capacity registrant lastIsbn { hyphenated isbn10 gtin14 urn isbnA elements { publication checkDigit } } } } }',
  )
  expect(data).toMatchObject({
    publisher: {
      prefixes: [
        { value: '978-985-02', capacity: 10_000 },
        {
          value: '978-985-6020',
          capacity: 100,
          registrant: '6020',
          lastIsbn: {
            hyphenated: '978-985-6020-99-8',
            isbn10: '9856020999',
            gtin14: '09789856020998',
            urn: 'urn:isbn:9789856020998',
            isbnA: '10.978.9856020/998',
            elements: { publication: '99', checkDigit: '8' },
          },
        },
      ],
    },
  })
})

test('the id of a publisher may be entered in small letters and with blanks around it', async () => {
  await using world = await startWorld()
  for (const id of ['by-1', ' BY-1 ', 'By-1'])
    expect(await world.ask('query ($id: ID!) { publisher(id: $id) { id name } }', { id })).toMatchObject({
      data: { publisher: { id: 'BY-1' } },
    })
})

test('a barcode is a picture with the number above it', async () => {
  await using world = await startWorld()
  const { data } = await world.ask('{ lookup(number: "9789856020202") { isbn { barcode } } }')
  const { barcode } = (data as { lookup: { isbn: { barcode: string } } }).lookup.isbn
  expect(barcode).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  expect(barcode.trimEnd().endsWith('</svg>')).toBe(true)
  expect(barcode).not.toContain('<script')
})

test('a barcode has an add-on of two or five digits beside it, and of no others', async () => {
  await using world = await startWorld()
  const draw = (addOn: string | null) =>
    world.ask('query ($addOn: String) { lookup(number: "9789856020202") { isbn { barcode(addOn: $addOn) } } }', {
      addOn,
    })
  const [plain, five] = [await draw(null), await draw('51995')]
  expect([plain.errors, five.errors]).toEqual([undefined, undefined])
  expect(JSON.stringify(five)).not.toBe(JSON.stringify(plain))
  expect(await draw('519')).toMatchObject({
    errors: [{ message: 'addOn is "519"; it must be two or five digits.', extensions: { code: 'BAD_USER_INPUT' } }],
  })
})

test('what is refused of one number leaves the others whole, and the error has its path', async () => {
  await using world = await startWorld()
  const query = `{
    lookups(numbers: ["rubbish", "9789856020202"]) { valid book: isbn { urn barcode(addOn: "519") } }
    other: lookup(number: "9789856020202") { valid }
  }`
  expect(await world.ask(query)).toEqual({
    data: {
      lookups: [
        { valid: false, book: null },
        { valid: true, book: null },
      ],
      other: { valid: true },
    },
    errors: [
      {
        message: 'addOn is "519"; it must be two or five digits.',
        locations: [{ line: 2, column: 77 }],
        path: ['lookups', 1, 'book', 'barcode'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ],
  })
})

test('at most 100 bar codes are drawn for an answer, and one error says so', async () => {
  await using world = await startWorld()
  const { data, errors } = await world.ask(
    'query ($numbers: [String!]!) { lookups(numbers: $numbers) { isbn { barcode } } }',
    { numbers: new Array(103).fill('9789856020202') },
  )
  const { lookups } = data as { lookups: { isbn: unknown }[] }
  expect(lookups.filter(({ isbn }) => isbn !== null)).toHaveLength(100)
  expect(errors).toMatchObject([{ path: ['lookups', 100, 'isbn', 'barcode'], extensions: { code: 'LIMIT_EXCEEDED' } }])
})
