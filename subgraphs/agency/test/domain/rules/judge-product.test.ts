import { expect, test } from '@jest/globals'

import { judgeProduct } from '../../../src/domain/rules/judge-product.ts'
import { silence } from '../../../src/domain/rules/nation-rules.ts'
import type { EligibleProduct, Exclusion, Product } from '../../../src/domain/rules/product.ts'

const cited = { text: 'a rule', source: 'invented' }

const excluded: Exclusion[] = [
  { ...cited, id: 'Q24', covers: ['ART_PRINT'], unless: 'titlePageAndText' },
  { ...cited, id: 'Q20', covers: ['SERIAL'], lacking: 'definedEnd', alternative: 'ISSN' },
  { ...cited, id: 'Q35', covers: ['SCHOOL_MATERIAL'] },
  { ...cited, id: 'Q41', covers: [], lacking: 'availableToPublic' },
]
const eligible: EligibleProduct[] = [
  {
    ...cited,
    id: 'Q23',
    covers: ['PRINTED_MUSIC'],
    notesFrom: 0.3,
    condition: { text: 'with extended text', fact: 'extendedText' },
    alternative: 'ISMN',
  },
  { ...cited, id: 'Q01', covers: ['PRINTED_BOOK', 'PRINTED_MUSIC'] },
  {
    ...cited,
    id: 'Q03',
    covers: ['CHAPTER'],
    condition: { text: 'where it is available separately', fact: 'separatelyAvailable' },
  },
  { ...cited, id: 'Q13', covers: ['MICROFORM'], condition: { text: 'the agency decides' } },
  {
    ...cited,
    id: 'Q16',
    covers: ['GRAPHIC_EDITION', 'ART_PRINT'],
    condition: { text: 'with a title page and text', fact: 'titlePageAndText', presumed: true },
  },
]

const judge = (product: Product) => {
  const { verdict, rule, alternative } = judgeProduct({ products: { excluded, eligible } }, product)
  return [verdict, rule?.id, alternative]
}

test('what an eligible kind covers gets a number, by that rule with its source', () => {
  expect(judgeProduct({ products: { excluded, eligible } }, { category: 'PRINTED_BOOK' })).toEqual({
    verdict: 'YES',
    rule: { id: 'Q01', text: 'a rule', source: 'invented' },
    condition: undefined,
    alternative: 'NONE',
    international: 'YES',
  })
})

test('it is asked first whether a product is for the public, then whether it has an end, and only then what it is', () => {
  expect(judge({ category: 'SERIAL', availableToPublic: false, definedEnd: false })).toEqual(['NO', 'Q41', 'NONE'])
  expect(judge({ category: 'SCHOOL_MATERIAL', definedEnd: false })).toEqual(['NO', 'Q20', 'ISSN'])
  expect(judge({ category: 'SCHOOL_MATERIAL' })).toEqual(['NO', 'Q35', 'NONE'])
  expect(judge({ category: 'SERIAL', definedEnd: true })).toEqual(['NO', 'Q20', 'ISSN'])
})

test('an exclusion steps back where its exception is known', () => {
  expect(judge({ category: 'ART_PRINT' })).toEqual(['NO', 'Q24', 'NONE'])
  expect(judge({ category: 'ART_PRINT', titlePageAndText: false })).toEqual(['NO', 'Q24', 'NONE'])
  expect(judge({ category: 'ART_PRINT', titlePageAndText: true })).toEqual(['YES', 'Q16', 'NONE'])
})

test('a condition is a yes where it is met, a no where it is not, and is told where nothing is known', () => {
  expect(judge({ category: 'CHAPTER', separatelyAvailable: true })).toEqual(['YES', 'Q03', 'NONE'])
  expect(judge({ category: 'CHAPTER', separatelyAvailable: false })).toEqual(['NO', 'Q03', 'NONE'])
  expect(judgeProduct({ products: { excluded, eligible } }, { category: 'CHAPTER' })).toMatchObject({
    verdict: 'CONDITIONAL',
    condition: 'where it is available separately',
  })
})

test('a condition that no fact decides stays one; a presumed one is met unless the opposite is known', () => {
  expect(judge({ category: 'MICROFORM' })).toEqual(['CONDITIONAL', 'Q13', 'NONE'])
  expect(judge({ category: 'GRAPHIC_EDITION' })).toEqual(['YES', 'Q16', 'NONE'])
  expect(judge({ category: 'GRAPHIC_EDITION', titlePageAndText: false })).toEqual(['NO', 'Q16', 'NONE'])
})

test('music with few notes is a book; with many it takes an ISMN, and with text both', () => {
  expect(judge({ category: 'PRINTED_MUSIC', notesShare: 0.29 })).toEqual(['YES', 'Q01', 'NONE'])
  expect(judge({ category: 'PRINTED_MUSIC', notesShare: 0.3, extendedText: false })).toEqual(['NO', 'Q23', 'ISMN'])
  expect(judge({ category: 'PRINTED_MUSIC', notesShare: 0.3, extendedText: true })).toEqual(['YES', 'Q23', 'ISMN'])
  expect(judge({ category: 'PRINTED_MUSIC' })).toEqual(['CONDITIONAL', 'Q23', 'ISMN'])
})

test('where the document is silent the verdict is undetermined, the international one and the other number beside it', () => {
  const silent = (product: Product) => judgeProduct(silence, product)
  const undetermined = { verdict: 'UNDETERMINED', rule: undefined, condition: undefined }
  expect(silent({ category: 'PRINTED_BOOK' })).toEqual({ ...undetermined, alternative: 'NONE', international: 'YES' })
  expect(silent({ category: 'PRINTED_MUSIC' })).toEqual({ ...undetermined, alternative: 'ISMN', international: 'NO' })
  expect(silent({ category: 'SERIAL' })).toEqual({ ...undetermined, alternative: 'ISSN', international: 'NO' })
  expect(silent({ category: 'MERCHANDISE' })).toEqual({ ...undetermined, alternative: 'GTIN', international: 'NO' })
  expect(silent({ category: 'CHAPTER' }).international).toBe('CONDITIONAL')
  expect(silent({ category: 'DISSERTATION' }).international).toBe('UNDETERMINED')
})
