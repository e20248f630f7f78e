import { PRODUCT_FORMS } from '@isbn-hub/agency/domain/publication'
import { placementsFor } from '@isbn-hub/agency/domain/rules/placements'
import { changeTable, judged, productTable } from '@isbn-hub/test/rule-tables'
import { expect, test } from '@jest/globals'

import { rules } from '../src/rules.ts'

test('what qualifies, as the document lists it', () => {
  expect(productTable(rules)).toEqual({
    PRINTED_BOOK: 'YES Q01 47',
    PAMPHLET: 'YES Q02 47, 65',
    BRAILLE: 'YES Q04 48',
    ARTICLE: 'NO Q06 62',
    MAP: 'YES Q07 50',
    EDUCATIONAL_FILM: 'YES Q08 51',
    AUDIOBOOK: 'YES Q09 52',
    ELECTRONIC_ON_CARRIER: 'YES Q10 53',
    ELECTRONIC_ONLINE: 'YES Q11 53',
    MICROFORM: 'YES Q13 54',
    EDUCATIONAL_SOFTWARE: 'YES Q14 55',
    MIXED_MEDIA: 'YES Q15 56',
    GRAPHIC_EDITION: 'CONDITIONAL Q16 63',
    SERIAL: 'NO Q20 60 → ISSN',
    PRINTED_MUSIC: 'NO Q23 61 → ISMN',
    ART_PRINT: 'NO Q24 63',
    SOUND_RECORDING: 'NO Q27 71',
    ADVERTISING: 'NO Q32 64-65',
    EVENT_PROGRAMME: 'NO Q33 66',
    EXHIBITION_CATALOGUE: 'CONDITIONAL Q34 67',
    SCHOOL_MATERIAL: 'NO Q35 68',
    CALENDAR: 'NO Q36 69',
    BLANK_FORM: 'NO Q37 70',
  })
})

test('an offprint never qualifies, by itself or not', () => {
  expect(judged(rules, { category: 'ARTICLE', separatelyAvailable: true })).toBe('NO Q06 62')
})

test('the catalogue of an exhibition qualifies with a longer text, a graphic edition with a title page and text', () => {
  expect(judged(rules, { category: 'EXHIBITION_CATALOGUE', extendedText: true })).toBe('YES Q34 67')
  expect(judged(rules, { category: 'EXHIBITION_CATALOGUE', extendedText: false })).toBe('NO Q34 67')
  expect(judged(rules, { category: 'GRAPHIC_EDITION', titlePageAndText: true })).toBe('YES Q16 63')
  expect(judged(rules, { category: 'ART_PRINT', titlePageAndText: true })).toBe('YES Q16 63')
  expect(judged(rules, { category: 'GRAPHIC_EDITION', titlePageAndText: false })).toBe('NO Q16 63')
})

test('a publication that is continued or updated does not qualify', () => {
  expect(judged(rules, { category: 'ELECTRONIC_ONLINE', definedEnd: false })).toBe('NO Q05 49 → ISSN')
  expect(judged(rules, { category: 'ELECTRONIC_ONLINE', definedEnd: true })).toBe('YES Q11 53')
})

test('which changes need a new number', () => {
  expect(changeTable(rules)).toEqual({
    UNCHANGED_REPRINT: 'NO C01 76',
    PUBLISHER: 'YES C02 7, 76',
    BINDING: 'YES C05 74',
    FORMAT: 'YES C06 74',
    SUBSTANTIAL_TEXT: 'YES C09 74',
    TITLE: 'YES C11 78',
    LANGUAGE: 'YES C12 86',
    SET_OR_VOLUME: 'YES C19 80',
    KIT: 'YES C20 82',
    JOINT_PUBLICATION: 'YES C21 84',
  })
})

const places = (form: Parameters<typeof placementsFor>[1]) =>
  placementsFor(rules, form).map(({ rule, mandatory }) => (mandatory ? `must ${rule.id}` : rule.id))

test('a printed book must show the number with the CIP record and at the lower right of the back cover', () => {
  expect(PRODUCT_FORMS.filter((form) => !places(form).includes('must P01'))).toEqual([])
  expect(places('HARDBACK')).toEqual(['must P01', 'must P02', 'must P04'])
  expect(places('EPUB')).toEqual(['must P01', 'must P04'])
})

test('each volume of a set bears its own number and that of the whole', () => {
  expect(places('SET')).toEqual(['must P01', 'must P03', 'must P04'])
})

test('a translation bears its own number and that of the edition it translates', () => {
  expect(placementsFor(rules, 'PAPERBACK').at(-1)).toMatchObject({
    where: expect.stringContaining('translation'),
    rule: { id: 'P04', source: '004_700eafb09d0a031c.txt:86' },
  })
})

test('the document names no fee and no papers', () => {
  expect([rules.fees, rules.documents]).toEqual([[], []])
})
