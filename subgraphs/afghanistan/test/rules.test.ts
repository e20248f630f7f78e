import { placementsFor } from '@isbn-hub/agency/domain/rules/placements'
import { changeTable, judged, productTable } from '@isbn-hub/test/rule-tables'
import { expect, test } from '@jest/globals'

import { rules } from '../src/rules.ts'

test('what qualifies, as the document lists it', () => {
  expect(productTable(rules)).toEqual({
    PRINTED_BOOK: 'YES Q01 21',
    PAMPHLET: 'YES Q02 21',
    CHAPTER: 'CONDITIONAL Q03 15, 23',
    BRAILLE: 'YES Q04 25',
    ARTICLE: 'CONDITIONAL Q06 15, 29, 53',
    MAP: 'YES Q07 31',
    EDUCATIONAL_FILM: 'YES Q08 33',
    AUDIOBOOK: 'YES Q09 35',
    ELECTRONIC_ON_CARRIER: 'YES Q10 37',
    ELECTRONIC_ONLINE: 'YES Q11 37',
    DIGITISED_COPY: 'YES Q12 39',
    MICROFORM: 'YES Q13 41',
    EDUCATIONAL_SOFTWARE: 'YES Q14 43',
    MIXED_MEDIA: 'YES Q15 45',
    GRAPHIC_EDITION: 'CONDITIONAL Q16 61',
    SERIAL: 'NO Q20 49, 53 → ISSN',
    ABSTRACT_WORK: 'NO Q21 55',
    WEBSITE: 'NO Q22 162',
    PRINTED_MUSIC: 'NO Q23 59 → ISMN',
    ART_PRINT: 'NO Q24 61',
    PERSONAL_DOCUMENT: 'NO Q25 63',
    GREETING_CARD: 'NO Q26 65',
    SOUND_RECORDING: 'NO Q27 67',
    SOFTWARE: 'NO Q28 69',
    BULLETIN_BOARD: 'NO Q29 71',
    EMAIL: 'NO Q30 73',
    GAME: 'NO Q31 75',
    ADVERTISING: 'NO Q32 57',
    MERCHANDISE: 'NO Q43 185 → GTIN',
  })
})

test('a chapter, an article or an issue qualifies where it can be had by itself', () => {
  for (const category of ['CHAPTER', 'ARTICLE'] as const) {
    expect(judged(rules, { category, separatelyAvailable: true })).toMatch(/^YES/)
    expect(judged(rules, { category, separatelyAvailable: false })).toMatch(/^NO/)
  }
})

test('a graphic edition qualifies with a title page and text', () => {
  for (const category of ['GRAPHIC_EDITION', 'ART_PRINT'] as const) {
    expect(judged(rules, { category, titlePageAndText: true })).toBe('YES Q16 61')
    expect(judged(rules, { category, titlePageAndText: false })).toMatch(/^NO/)
  }
})

test('a product that is not public or is never complete does not qualify; a product free of charge does', () => {
  expect(judged(rules, { category: 'PRINTED_BOOK', availableToPublic: false })).toBe('NO Q41 13, 104')
  expect(judged(rules, { category: 'PRINTED_BOOK', availableToPublic: true })).toBe('YES Q01 21')
  expect(judged(rules, { category: 'ELECTRONIC_ONLINE', definedEnd: false })).toBe('NO Q05 27, 49 → ISSN')
  expect(judged(rules, { category: 'ELECTRONIC_ONLINE', definedEnd: true })).toBe('YES Q11 37')
})

test('which changes need a new number', () => {
  expect(changeTable(rules)).toEqual({
    UNCHANGED_REPRINT: 'NO C01 200',
    PUBLISHER: 'YES C02 200',
    PRICE: 'NO C03 208',
    BINDING: 'YES C05 192, 204',
    FORMAT: 'YES C06 192',
    MEDIUM: 'YES C07 17',
    E_FORMAT: 'YES C08 158',
    SUBSTANTIAL_TEXT: 'YES C09 196',
    MISPRINTS: 'NO C10 196',
    TITLE: 'YES C11 212',
    MARKETING: 'NO C14 204',
    TAKEOVER: 'NO C15 216',
    SET_OR_VOLUME: 'YES C19 170',
    KIT: 'CONDITIONAL C20 172',
    JOINT_PUBLICATION: 'CONDITIONAL C21 177',
    PREFIX_EXHAUSTED: 'NO C22 220',
  })
})

test('a book shows its number on the verso of its title page, on its back where there is no bar code, and in the bar code', () => {
  const lines = placementsFor(rules, 'HARDBACK').map(({ mandatory, rule }) => [rule.id, rule.source, mandatory])
  expect(lines).toEqual([
    ['P01', '003_1725eac0fd7caaad.txt:148', false],
    ['P02', '003_1725eac0fd7caaad.txt:148', false],
    ['P03', '003_1725eac0fd7caaad.txt:224', false],
  ])
})

test('an electronic publication must show it with its title, a film in its credits; a container on its label', () => {
  const places = (form: Parameters<typeof placementsFor>[1]) =>
    placementsFor(rules, form).map(({ rule, mandatory }) => (mandatory ? `must ${rule.id}` : rule.id))
  expect(places('EPUB')).toEqual(['must P04'])
  expect(places('OTHER_ELECTRONIC')).toEqual(['must P04', 'P06'])
  expect(places('VIDEO')).toEqual(['must P05', 'P06'])
  expect(places('AUDIO')).toEqual(['P06'])
})

test('each volume of a set should list all numbers', () => {
  expect(placementsFor(rules, 'SET')).toMatchObject([{ mandatory: false, rule: { id: 'P07' } }])
})

test('the document names no fee and no papers, and nothing on where a map or a microform shows its number', () => {
  expect([rules.fees, rules.documents]).toEqual([[], []])
  expect([...placementsFor(rules, 'MAP'), ...placementsFor(rules, 'MICROFORM')]).toEqual([])
})
