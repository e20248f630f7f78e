/** The International ISBN Agency serves non-governmental organisations of several countries only. */
import {
  alreadyPublisher,
  multinationalOnly,
  productsEligible,
  somethingToPublish,
} from '@isbn-hub/agency/domain/guards'
import { handIn, type Procedure, review, withdrawal } from '@isbn-hub/agency/domain/procedure'

// Applications are reviewed and then numbered, as everywhere; the text describes no procedure.
const source = '003_1725eac0fd7caaad.txt:120'

const procedures: readonly Procedure[] = [
  {
    services: ['PUBLISHER_CODE'],
    steps: [...handIn([multinationalOnly, productsEligible]), ...withdrawal, ...review([multinationalOnly])],
    source,
  },
  {
    services: ['ISBN_FOR_PUBLICATION'],
    steps: [...handIn([alreadyPublisher, somethingToPublish, productsEligible]), ...withdrawal, ...review()],
    source,
  },
  {
    services: ['ADDITIONAL_CODE'],
    steps: [...handIn([alreadyPublisher, productsEligible]), ...withdrawal, ...review()],
    source,
  },
]

export const services = {
  procedures,
  // The text is silent on how long it takes.
  serviceLevel: undefined,
  jurisdiction: {
    id: 'J01',
    text: 'The International ISBN Agency assigns ISBNs itself only to multinational NGOs.',
    source,
  },
  // No country's feasts are its own.
  workingWeek: { daysOff: [6, 7], holidays: [] },
}
