/** Belarus awards identifiers to those who hold a licence to publish: 001_c1eed1b5c3513997.txt:16-20. */
import {
  alreadyPublisher,
  attached,
  documentsComplete,
  holds,
  oneCodeEach,
  productsEligible,
  somethingToPublish,
} from '@isbn-hub/agency/domain/guards'
import { handIn, type Procedure, review, withdrawal } from '@isbn-hub/agency/domain/procedure'

import { LICENCE_DOCUMENT } from './credentials.ts'

const licensed = holds(
  { code: LICENCE_DOCUMENT, name: 'Copy of the publishing licence' },
  {
    id: 'S01',
    text: 'Publishers work under a licence, and an identifier is assigned on a copy of it.',
    source: '001_c1eed1b5c3513997.txt:18',
  },
)

const procedures: readonly Procedure[] = [
  {
    services: ['PUBLISHER_CODE'],
    steps: [
      ...handIn([oneCodeEach, licensed, documentsComplete, productsEligible]),
      ...withdrawal,
      ...review([oneCodeEach, licensed]),
    ],
    source: '001_c1eed1b5c3513997.txt:18',
  },
  {
    services: ['ISBN_FOR_PUBLICATION'],
    steps: [
      ...handIn([alreadyPublisher, licensed, somethingToPublish, productsEligible]),
      ...withdrawal,
      ...review([licensed]),
    ],
    source: '001_c1eed1b5c3513997.txt:20-22',
  },
  {
    // The licence on record will do, as long as it holds.
    services: ['ADDITIONAL_CODE'],
    steps: [
      ...handIn([alreadyPublisher, licensed, attached('APPLICATION'), productsEligible]),
      ...withdrawal,
      ...review([licensed]),
    ],
    source: '001_c1eed1b5c3513997.txt:16-18',
  },
]

export const services = {
  procedures,
  // The document is silent on how long it takes, and on where a publisher must be based.
  serviceLevel: undefined,
  jurisdiction: undefined,
  // Radunitsa moves: it is the operator's to add.
  workingWeek: {
    daysOff: [6, 7],
    holidays: ['01-01', '01-02', '01-07', '03-08', '05-01', '05-09', '07-03', '11-07', '12-25'],
  },
}
