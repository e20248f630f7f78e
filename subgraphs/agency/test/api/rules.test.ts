import 'reflect-metadata'

import { defaultRanges } from '@isbn-hub/isbn/default-ranges'
import { now, testland } from '@isbn-hub/test/testland'
import { beforeAll, expect, test } from '@jest/globals'
import { graphql, type GraphQLSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql'

import { buildContract } from '../../src/api/schema.ts'
import type { Nation } from '../../src/domain/nation.ts'

let schema: GraphQLSchema

beforeAll(async () => {
  schema = (await buildContract()).schema
})

/** The rules are asked without a token and without a register: what isn't there can't be touched. */
async function ask(source: string, nation: Nation = testland): Promise<any> {
  const contextValue = { agencyContext: { nation, ranges: defaultRanges, clock: () => now }, asking: {} }
  const answer = await graphql({ schema, source, contextValue })
  return JSON.parse(JSON.stringify(answer))
}

const codes = async (source: string) => (await ask(source)).errors?.map(({ extensions }: any) => extensions.code)

test('whether a product qualifies is answered with the rule, its source and the international verdict', async () => {
  const { data } = await ask(`{
    book: eligibility(agency: "XX", product: { category: PRINTED_BOOK }) {
      verdict rule { id text source } condition alternative international
    }
    chapter: eligibility(agency: "XX", product: { category: CHAPTER }) { verdict condition }
    apart: eligibility(agency: "XX", product: { category: CHAPTER, separatelyAvailable: true }) { verdict }
    music: eligibility(agency: "XX", product: { category: PRINTED_MUSIC }) {
      verdict rule { id } alternative international
    }
  }`)
  expect(data).toEqual({
    book: {
      verdict: 'YES',
      rule: { id: 'Q01', text: 'Books.', source: 'invented' },
      condition: null,
      alternative: 'NONE',
      international: 'YES',
    },
    chapter: { verdict: 'CONDITIONAL', condition: 'where it is available separately' },
    apart: { verdict: 'YES' },
    music: { verdict: 'UNDETERMINED', rule: null, alternative: 'ISMN', international: 'NO' },
  })
})

test('null says as little of a product as nothing does', async () => {
  const music = { id: 'Q23', text: 'Music.', source: 'invented', covers: ['PRINTED_MUSIC'], notesFrom: 0.3 } as const
  const rules = { ...testland.rules, products: { excluded: [], eligible: [music] } }
  const nulls = 'availableToPublic: null, definedEnd: null, extendedText: null, notesShare: null'
  const { data } = await ask(
    `{ eligibility(agency: "XX", product: { category: PRINTED_MUSIC, ${nulls} }) { verdict } }`,
    { ...testland, rules },
  )
  expect(data.eligibility.verdict).toBe('YES')
})

test('changes are judged each and altogether', async () => {
  const { data } = await ask(`{
    newIsbnNeeded(agency: "XX", changes: [UNCHANGED_REPRINT, TITLE, PRICE]) {
      verdict international changes { change verdict rule { id } international }
    }
  }`)
  expect(data.newIsbnNeeded).toEqual({
    verdict: 'YES',
    international: 'YES',
    changes: [
      { change: 'UNCHANGED_REPRINT', verdict: 'NO', rule: { id: 'C01' }, international: 'NO' },
      { change: 'TITLE', verdict: 'YES', rule: { id: 'C11' }, international: 'YES' },
      { change: 'PRICE', verdict: 'UNDETERMINED', rule: null, international: 'NO' },
    ],
  })
})

test('where the number is shown, and nothing where the document is silent', async () => {
  const { data } = await ask(`{
    paperback: placement(agency: "XX", form: PAPERBACK) { where mandatory rule { id } }
    pdf: placement(agency: "XX", form: PDF) { where }
  }`)
  expect(data).toEqual({ paperback: [{ where: 'On the back', mandatory: true, rule: { id: 'P01' } }], pdf: [] })
})

test('a fee is a decimal with its currency, and the prefix that is used up decides whether it is waived', async () => {
  const { data } = await ask(`{
    first: fee(agency: "XX", registrantLength: 3) { amount currency validFrom waived rule { id } }
    further: fee(agency: "XX", registrantLength: 3, replacedPrefix: "978-9936-400") { amount waived rule { id } }
    after: fee(agency: "XX", registrantLength: 3, replacedPrefix: "978-9936-8000") { amount waived }
    unnamed: fee(agency: "XX", registrantLength: 4) { amount }
  }`)
  expect(data).toEqual({
    first: { amount: '12.50', currency: 'XTS', validFrom: '2026-01-01', waived: false, rule: { id: 'F03' } },
    further: { amount: '0.00', waived: true, rule: { id: 'F33' } },
    after: { amount: '12.50', waived: false },
    unnamed: null,
  })
})

test('which papers are wanted of whom, for what', async () => {
  const { data } = await ask(`{
    author: requiredDocuments(agency: "XX", applicant: AUTHOR, service: PUBLISHER_CODE) {
      code name copies condition rule { id }
    }
    state: requiredDocuments(agency: "XX", applicant: STATE, service: PUBLISHER_CODE) { code }
  }`)
  expect(data).toEqual({
    author: [
      {
        code: 'NAME_DOCUMENT',
        name: 'A certificate',
        copies: 2,
        condition: 'where there is one',
        rule: { id: 'D01' },
      },
    ],
    state: [],
  })
})

test('another agency’s rules are not asked here, and one wrong question leaves the others their answers', async () => {
  const questions = [
    'eligibility(agency: "YY", product: { category: MAP }) { verdict }',
    'newIsbnNeeded(agency: "YY", changes: [PRICE]) { verdict }',
    'placement(agency: "YY", form: PDF) { where }',
    'fee(agency: "YY", registrantLength: 3) { amount }',
    'requiredDocuments(agency: "YY", applicant: AUTHOR, service: PUBLISHER_CODE) { code }',
  ]
  const { data, errors } = await ask(
    `{ ${questions.join(' ')} ours: placement(agency: "XX", form: PAPERBACK) { mandatory } }`,
  )
  expect(errors.map(({ extensions }: any) => extensions.code)).toEqual(Array(5).fill('NOT_OURS_TO_SERVE'))
  expect(data).toMatchObject({ eligibility: null, fee: null, ours: [{ mandatory: true }] })
})

test('a question that means nothing is refused as such', async () => {
  for (const question of [
    'fee(agency: "XX", registrantLength: 3, replacedPrefix: "nonsense") { amount }',
    'fee(agency: "XX", registrantLength: 3, replacedPrefix: "978-954-799") { amount }',
    'newIsbnNeeded(agency: "XX", changes: []) { verdict }',
    'eligibility(agency: "XX", product: { category: PRINTED_MUSIC, notesShare: 30 }) { verdict }',
  ])
    expect(await codes(`{ ${question} }`)).toEqual(['BAD_USER_INPUT'])
})

test('every type, field and value that the rules speak in is described', () => {
  const names = [
    ...['Rule', 'Eligibility', 'ChangeVerdict', 'ChangeRule', 'Placement', 'Fee', 'RequiredDocument', 'ProductInput'],
    ...['Verdict', 'AlternativeIdentifier', 'Service', 'ProductCategory', 'EditionChange'],
  ]
  const bare = names.flatMap((name) => {
    const type = schema.getType(name)
    const parts = isEnumType(type)
      ? type.getValues()
      : isObjectType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : [{ name: 'missing', description: undefined }]
    return [type, ...parts].filter((part) => !part?.description).map((part) => `${name} ${part?.name}`)
  })
  expect(bare).toEqual([])
})
