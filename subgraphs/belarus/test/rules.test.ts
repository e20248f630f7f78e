import { PUBLISHER_KINDS } from '@isbn-hub/agency/domain/publisher'
import { requiredDocumentsFor } from '@isbn-hub/agency/domain/rules/documents'
import { silence } from '@isbn-hub/agency/domain/rules/nation-rules'
import { expect, test } from '@jest/globals'

import { rules } from '../src/rules.ts'

test('an applicant for an identifier submits an application and a copy of the publishing licence', () => {
  for (const kind of PUBLISHER_KINDS)
    for (const service of ['PUBLISHER_CODE', 'ADDITIONAL_CODE'] as const)
      expect(
        requiredDocumentsFor(rules, kind, service).map(({ code, rule }) => `${code} ${rule.id} ${rule.source}`),
      ).toEqual(['APPLICATION D01 001_c1eed1b5c3513997.txt:18', 'PUBLISHING_LICENCE D02 001_c1eed1b5c3513997.txt:18'])
})

test('a number is asked for on the licence: a copy is handed in where the one on record has run out', () => {
  expect(requiredDocumentsFor(rules, 'ORGANISATION', 'ISBN_FOR_PUBLICATION')).toMatchObject([
    { code: 'PUBLISHING_LICENCE', condition: 'where the one on record has run out', rule: { id: 'D03' } },
  ])
})

test('on products, changes, placement and fees the document is silent', () => {
  expect({ ...rules, documents: [] }).toEqual(silence)
})
