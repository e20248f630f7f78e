/**
 * What the document says on papers. On products, changes, placement and the amount of the fee it is silent.
 */
import { PUBLISHER_KINDS } from '@isbn-hub/agency/domain/publisher'
import { type NationRules, silence } from '@isbn-hub/agency/domain/rules/nation-rules'
import { SERVICES } from '@isbn-hub/agency/domain/service'

const at = (lines: string): string => `000_ebdf4a34b5ac8f91.txt:${lines}`

// One application serves for every service and applicant: the document does not distinguish customers or codes.
const EVERY_APPLICATION = { applicants: PUBLISHER_KINDS, services: SERVICES } as const

export const rules: NationRules = {
  ...silence,
  documents: [
    {
      ...EVERY_APPLICATION,
      id: 'D01',
      code: 'CONTRACT',
      name: 'Contract, signed by the head of the organisation and sealed, as a scan',
      text: 'The contract is confirmed by signature and seal, and its scan is attached to the application.',
      source: at('24, 27'),
    },
    {
      ...EVERY_APPLICATION,
      id: 'D02',
      code: 'INVOICE',
      name: 'Invoice, signed by the head of the organisation and sealed, as a scan',
      text: 'The invoice is confirmed by signature and seal, and its scan is attached to the application.',
      source: at('24, 27, 31'),
    },
    {
      ...EVERY_APPLICATION,
      id: 'D03',
      code: 'PAYMENT_ORDER',
      name: 'Payment order of the bank, as a scan',
      text: 'The money is paid at the bank, and the payment order is attached to the application.',
      source: at('27'),
    },
  ],
}
