import { PUBLISHER_KINDS } from '@isbn-hub/agency/domain/publisher'
import { requiredDocumentsFor } from '@isbn-hub/agency/domain/rules/documents'
import { silence } from '@isbn-hub/agency/domain/rules/nation-rules'
import { SERVICES } from '@isbn-hub/agency/domain/service'
import { expect, test } from '@jest/globals'

import { rules } from '../src/rules.ts'

test('every application wants the contract, the invoice and the payment order', () => {
  for (const kind of PUBLISHER_KINDS)
    for (const service of SERVICES)
      expect(
        requiredDocumentsFor(rules, kind, service).map(({ code, rule }) => `${code} ${rule.id} ${rule.source}`),
      ).toEqual([
        'CONTRACT D01 000_ebdf4a34b5ac8f91.txt:24, 27',
        'INVOICE D02 000_ebdf4a34b5ac8f91.txt:24, 27, 31',
        'PAYMENT_ORDER D03 000_ebdf4a34b5ac8f91.txt:27',
      ])
})

test('contract and invoice are signed and sealed', () => {
  const [contract, invoice] = requiredDocumentsFor(rules, 'ORGANISATION', 'ISBN_FOR_PUBLICATION')
  expect([contract?.name, invoice?.name]).toEqual(Array(2).fill(expect.stringMatching(/signed .* sealed/)))
})

test('on products, changes, placement and fees the document is silent', () => {
  expect({ ...rules, documents: [] }).toEqual(silence)
})
