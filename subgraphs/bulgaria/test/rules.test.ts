import { PRODUCT_FORMS } from '@isbn-hub/agency/domain/publication'
import type { PublisherKind } from '@isbn-hub/agency/domain/publisher'
import { requiredDocumentsFor } from '@isbn-hub/agency/domain/rules/documents'
import { feeFor } from '@isbn-hub/agency/domain/rules/fees'
import { placementsFor } from '@isbn-hub/agency/domain/rules/placements'
import type { Service } from '@isbn-hub/agency/domain/service'
import { changeTable, judged, productTable } from '@isbn-hub/test/rule-tables'
import { expect, test } from '@jest/globals'

import { rules } from '../src/rules.ts'

test('what qualifies, as the document lists it', () => {
  expect(productTable(rules)).toEqual({
    PRINTED_BOOK: 'YES Q01 37, 68',
    PAMPHLET: 'YES Q02 37',
    BRAILLE: 'YES Q04 43',
    MAP: 'YES Q07 41',
    EDUCATIONAL_FILM: 'YES Q08 46',
    AUDIOBOOK: 'YES Q09 38',
    ELECTRONIC_ON_CARRIER: 'YES Q10 39',
    ELECTRONIC_ONLINE: 'YES Q11 39',
    DIGITISED_COPY: 'YES Q12 40',
    MICROFORM: 'CONDITIONAL Q13 91',
    EDUCATIONAL_SOFTWARE: 'YES Q14 46',
    MIXED_MEDIA: 'YES Q15 44',
    GRAPHIC_EDITION: 'YES Q16 42, 63',
    SERIAL: 'NO Q20 50, 70-72 → ISSN',
    WEBSITE: 'NO Q22 57',
    PRINTED_MUSIC: 'CONDITIONAL Q23 51, 68 → ISMN',
    ART_PRINT: 'NO Q24 63',
    PERSONAL_DOCUMENT: 'NO Q25 60',
    GREETING_CARD: 'NO Q26 54',
    SOUND_RECORDING: 'NO Q27 58',
    SOFTWARE: 'NO Q28 59',
    EMAIL: 'NO Q30 56',
    GAME: 'NO Q31 61',
    ADVERTISING: 'NO Q32 62',
    DISSERTATION: 'NO Q38 52',
    STANDARD_OR_PATENT: 'NO Q39 53',
    STAMP: 'NO Q40 55',
  })
})

test('sheet music takes an ISMN; with extended text it has both numbers; below 30 per cent of notes it is a book', () => {
  const music = { category: 'PRINTED_MUSIC' } as const
  expect(judged(rules, { ...music, extendedText: false })).toBe('NO Q23 51, 68 → ISMN')
  expect(judged(rules, { ...music, extendedText: true })).toBe('YES Q23 51, 68 → ISMN')
  expect(judged(rules, { ...music, notesShare: 0.3, extendedText: false })).toBe('NO Q23 51, 68 → ISMN')
  expect(judged(rules, { ...music, notesShare: 0.29 })).toBe('YES Q01 37, 68')
})

test('a graphic edition without title page and text does not qualify; what continues is for an ISSN', () => {
  expect(judged(rules, { category: 'GRAPHIC_EDITION', titlePageAndText: false })).toMatch(/^NO Q16/)
  expect(judged(rules, { category: 'ART_PRINT', titlePageAndText: true })).toMatch(/^YES Q16/)
  expect(judged(rules, { category: 'PRINTED_BOOK', definedEnd: false })).toMatch(/^NO Q20 .* → ISSN$/)
})

test('which changes need a new number', () => {
  expect(changeTable(rules)).toEqual({
    UNCHANGED_REPRINT: 'NO C01 101',
    PUBLISHER: 'YES C02 94',
    PRICE: 'NO C03 102',
    COVER_DESIGN: 'NO C04 103',
    BINDING: 'YES C05 89',
    FORMAT: 'YES C06 88',
    MEDIUM: 'YES C07 91',
    E_FORMAT: 'YES C08 92',
    SUBSTANTIAL_TEXT: 'YES C09 45, 90',
    TITLE: 'YES C11 93',
    LANGUAGE: 'YES C12 95',
    AUTHOR: 'YES C13 80',
    PERSONALISED_COPY: 'NO C17 104',
  })
})

test('every edition bears its number; printed ones behind the title page and above the bar code', () => {
  const places = (form: Parameters<typeof placementsFor>[1]) =>
    placementsFor(rules, form).map(({ rule, mandatory }) => (mandatory ? `must ${rule.id}` : rule.id))
  expect(PRODUCT_FORMS.filter((form) => !places(form).includes('must P05'))).toEqual([])
  expect(places('PAPERBACK')).toEqual(['must P01', 'P02', 'must P05'])
  expect(places('OTHER_ELECTRONIC')).toEqual(['must P03', 'must P04', 'must P05'])
  expect(places('EPUB')).toEqual(['must P04', 'must P05'])
  expect(places('AUDIO')).toEqual(['must P05'])
})

test('the shorter the code, the higher the fee, in leva, since a day that the document does not tell', () => {
  const fees = [1, 2, 3, 4, 5, 6].map((length) => feeFor(rules, { registrantLength: length }, '2026-11-21'))
  expect(fees.map((fee) => fee && `${fee.amount} ${fee.currency} ${fee.validFrom} ${fee.rule.id}`)).toEqual([
    null,
    '44.00 BGN null F02',
    '26.00 BGN null F03',
    '11.00 BGN null F04',
    '5.00 BGN null F05',
    null,
  ])
})

test('a five-digit code after an exhausted five-digit code is free; any other further code is paid for', () => {
  expect(feeFor(rules, { registrantLength: 5, exhaustedLength: 5 }, '2026-11-21')).toMatchObject({
    amount: '0.00',
    waived: true,
    rule: { id: 'F55' },
  })
  expect(feeFor(rules, { registrantLength: 4, exhaustedLength: 5 }, '2026-11-21')).toMatchObject({
    amount: '11.00',
    waived: false,
  })
  expect(feeFor(rules, { registrantLength: 5, exhaustedLength: 4 }, '2026-11-21')).toMatchObject({
    amount: '5.00',
    waived: false,
  })
})

const codes = (applicant: PublisherKind, service: Service) =>
  requiredDocumentsFor(rules, applicant, service).map(({ code }) => code)

test('for a code: application, payment order, title page, and the document of the name that fits the applicant', () => {
  const registered = ['APPLICATION', 'PAYMENT_ORDER', 'TITLE_PAGE', 'NAME_DOCUMENT']
  for (const kind of ['ORGANISATION', 'SOLE_TRADER', 'STATE', 'UNIVERSITY'] as const)
    expect(codes(kind, 'PUBLISHER_CODE')).toEqual(registered)
  expect(codes('AUTHOR', 'PUBLISHER_CODE')).toEqual([
    'APPLICATION',
    'PAYMENT_ORDER',
    'TITLE_PAGE',
    'TITLE_VERSO',
    'BULSTAT_CERTIFICATE',
  ])
  expect(requiredDocumentsFor(rules, 'AUTHOR', 'PUBLISHER_CODE').at(-1)?.condition).toMatch(/self-employed/)
})

test('for further numbers: the request in two copies on the spot, and no fee; for a further code the fee besides', () => {
  expect(codes('ORGANISATION', 'ISBN_FOR_PUBLICATION')).toEqual(['CONSECUTIVE_REQUEST', 'TITLE_PAGE'])
  expect(codes('AUTHOR', 'ISBN_FOR_PUBLICATION')).toEqual(['CONSECUTIVE_REQUEST', 'TITLE_PAGE', 'TITLE_VERSO'])
  expect(codes('ORGANISATION', 'ADDITIONAL_CODE')).toEqual(['CONSECUTIVE_REQUEST', 'PAYMENT_ORDER'])
  expect(requiredDocumentsFor(rules, 'ORGANISATION', 'ISBN_FOR_PUBLICATION')[0]).toMatchObject({
    copies: 2,
    rule: { id: 'D02', source: '002_1d1faddc2c9764de.txt:121' },
  })
})
