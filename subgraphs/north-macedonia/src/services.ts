/** North Macedonia: applications are reviewed and then numbered. Its document names no papers, fees or days. */
import {
  alreadyPublisher,
  oneCodeEach,
  partsNamed,
  productsEligible,
  somethingToPublish,
} from '@isbn-hub/agency/domain/guards'
import { handIn, type Procedure, review, withdrawal } from '@isbn-hub/agency/domain/procedure'

// A number for the whole and one for each part, whether the parts are to be had by themselves or not.
const inParts = partsNamed({
  id: 'S01',
  text: 'A kit of several parts has one ISBN in common, and each part has its own.',
  source: '004_700eafb09d0a031c.txt:80-82',
})

const procedures: readonly Procedure[] = [
  {
    services: ['PUBLISHER_CODE'],
    steps: [...handIn([oneCodeEach, productsEligible, inParts]), ...withdrawal, ...review([oneCodeEach])],
    source: '004_700eafb09d0a031c.txt:37-41',
  },
  {
    services: ['ISBN_FOR_PUBLICATION'],
    steps: [...handIn([alreadyPublisher, somethingToPublish, productsEligible, inParts]), ...withdrawal, ...review()],
    source: '004_700eafb09d0a031c.txt:74-86',
  },
  {
    services: ['ADDITIONAL_CODE'],
    steps: [...handIn([alreadyPublisher, productsEligible, inParts]), ...withdrawal, ...review()],
    source: '004_700eafb09d0a031c.txt:37',
  },
]

export const services = {
  procedures,
  serviceLevel: undefined,
  jurisdiction: undefined,
  // Easter Monday and the feast after Ramadan move: the operator's to add.
  workingWeek: {
    daysOff: [6, 7],
    holidays: ['01-01', '01-07', '05-01', '05-24', '08-02', '09-08', '10-11', '10-23', '12-08'],
  },
}
