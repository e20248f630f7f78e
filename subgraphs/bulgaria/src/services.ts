/** Bulgaria: codes by application, further numbers on a request of its own, within days. 002_1d1faddc2c9764de.txt:76, 116-139. */
import {
  alreadyPublisher,
  documentsComplete,
  feePaid,
  furtherHasReason,
  oneCodeEach,
  onlineAccessGiven,
  productsEligible,
  replacedIsUsedUp,
  somethingToPublish,
} from '@isbn-hub/agency/domain/guards'
import { handIn, type Procedure, review, withdrawal } from '@isbn-hub/agency/domain/procedure'

// A fee is saved where a code that was used up is followed by another.
const FURTHER_CODE = {
  id: 'S01',
  text: 'A new code is assigned after the original one is used up, for a fee.',
  source: '002_1d1faddc2c9764de.txt:76',
}
const usedUp = replacedIsUsedUp(FURTHER_CODE)
const ONLINE_ACCESS = {
  id: 'S02',
  text: 'Publishers that have access to the national register can apply for further ISBNs online.',
  source: '002_1d1faddc2c9764de.txt:131',
}

const procedures: readonly Procedure[] = [
  {
    // A code comes together with the number of the first book (127).
    services: ['PUBLISHER_CODE'],
    steps: [
      ...handIn([oneCodeEach, somethingToPublish, productsEligible, documentsComplete, feePaid]),
      ...withdrawal,
      ...review([oneCodeEach, documentsComplete, feePaid]),
    ],
    source: '002_1d1faddc2c9764de.txt:116-127',
  },
  {
    services: ['ISBN_FOR_PUBLICATION'],
    steps: [
      ...handIn([
        alreadyPublisher,
        onlineAccessGiven(ONLINE_ACCESS),
        somethingToPublish,
        productsEligible,
        documentsComplete,
      ]),
      ...withdrawal,
      ...review(),
    ],
    source: '002_1d1faddc2c9764de.txt:121, 131',
  },
  {
    services: ['ADDITIONAL_CODE'],
    steps: [
      ...handIn([alreadyPublisher, usedUp, productsEligible, documentsComplete, feePaid]),
      ...withdrawal,
      ...review([usedUp, furtherHasReason(FURTHER_CODE), feePaid]),
    ],
    source: '002_1d1faddc2c9764de.txt:76',
  },
]

export const services = {
  procedures,
  serviceLevel: { target: 1, limit: 3, source: '002_1d1faddc2c9764de.txt:76' },
  // Anybody may apply who meets the requirements (116); the document doesn't say where one must be based.
  jurisdiction: undefined,
  // Easter moves, from Good Friday to its Monday: the operator's to add.
  workingWeek: {
    daysOff: [6, 7],
    holidays: ['01-01', '03-03', '05-01', '05-06', '05-24', '09-06', '09-22', '12-24', '12-25', '12-26'],
  },
}
