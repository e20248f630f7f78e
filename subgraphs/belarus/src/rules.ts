/**
 * What the document says on papers for an identifier. On products, changes, placement and fees it is silent, and on what
 * is handed in for a single number, for which the licence is needed all the same.
 */
import { PUBLISHER_KINDS } from '@isbn-hub/agency/domain/publisher'
import { type NationRules, silence } from '@isbn-hub/agency/domain/rules/nation-rules'

import { LICENCE_DOCUMENT } from './credentials.ts'

const at = (lines: string): string => `001_c1eed1b5c3513997.txt:${lines}`

// Every publisher, for every identifier, a further one too.
const EVERY_IDENTIFIER = { applicants: PUBLISHER_KINDS, services: ['PUBLISHER_CODE', 'ADDITIONAL_CODE'] } as const

export const rules: NationRules = {
  ...silence,
  documents: [
    {
      ...EVERY_IDENTIFIER,
      id: 'D01',
      code: 'APPLICATION',
      name: 'Application for an identifier',
      text: 'Who wants an identifier applies for it at the national agency.',
      source: at('18'),
    },
    {
      ...EVERY_IDENTIFIER,
      id: 'D02',
      code: LICENCE_DOCUMENT,
      name: 'Copy of the publishing licence',
      text: 'Publishers work under a licence, and hand in a copy of it.',
      source: at('18'),
    },
    // No paper for a number, but the licence that an identifier was awarded on goes on being needed.
    {
      id: 'D03',
      code: LICENCE_DOCUMENT,
      name: 'Copy of the publishing licence',
      condition: 'where the one on record has run out',
      applicants: PUBLISHER_KINDS,
      services: ['ISBN_FOR_PUBLICATION'],
      text: 'Publishers work under a licence, and hand in a copy of it.',
      source: at('18'),
    },
  ],
}
