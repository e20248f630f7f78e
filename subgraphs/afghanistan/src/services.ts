/** Afghanistan: serves every applicant based there, who states for each publication the facts that book lists need. */
import {
  alreadyPublisher,
  basedHere,
  metadataComplete,
  oneCodeEach,
  productsEligible,
  replacedIsUsedUp,
  somethingToPublish,
} from '@isbn-hub/agency/domain/guards'
import { handIn, type Procedure, review, withdrawal } from '@isbn-hub/agency/domain/procedure'

const USED_UP = '003_1725eac0fd7caaad.txt:220'
const described = metadataComplete({
  id: 'S01',
  text: 'Publishers give metadata about each publication to which an ISBN is assigned.',
  source: '003_1725eac0fd7caaad.txt:116',
})
const usedUp = replacedIsUsedUp({
  id: 'S02',
  text: 'A further prefix is an additional one, for a publisher whose prefix is used up.',
  source: USED_UP,
})

const procedures: readonly Procedure[] = [
  {
    services: ['PUBLISHER_CODE'],
    steps: [
      ...handIn([oneCodeEach, basedHere, productsEligible, described]),
      ...withdrawal,
      ...review([oneCodeEach, basedHere]),
    ],
    source: '003_1725eac0fd7caaad.txt:110-128',
  },
  {
    services: ['ISBN_FOR_PUBLICATION'],
    steps: [...handIn([alreadyPublisher, somethingToPublish, productsEligible, described]), ...withdrawal, ...review()],
    source: '003_1725eac0fd7caaad.txt:116-122',
  },
  {
    // A further prefix, beside the one that is used up, and from the agency of where the publisher is by then (122-124).
    services: ['ADDITIONAL_CODE'],
    steps: [
      ...handIn([alreadyPublisher, basedHere, usedUp, productsEligible, described]),
      ...withdrawal,
      ...review([basedHere, usedUp]),
    ],
    source: USED_UP,
  },
]

export const services = {
  procedures,
  // The document is silent on how long it takes.
  serviceLevel: undefined,
  jurisdiction: {
    id: 'J01',
    text: 'A publisher applies to the agency of the country where it is based; multinational NGOs apply to the International ISBN Agency.',
    source: '003_1725eac0fd7caaad.txt:120-128',
  },
  // Friday is the day of rest. Feasts follow the moon, and are the operator's to add.
  workingWeek: { daysOff: [5], holidays: ['08-19'] },
}
