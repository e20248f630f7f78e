/** Uzbekistan's online service, step by step: 000_ebdf4a34b5ac8f91.txt:5-33. */
import {
  alreadyPublisher,
  attached,
  bankDetailsComplete,
  documentsComplete,
  feePaid,
  oneCodeEach,
  papersCurrent,
  productsEligible,
  responsiblePersonNamed,
  somethingToPublish,
} from '@isbn-hub/agency/domain/guards'
import { type Guard, type Procedure, review, type Step, withdrawal } from '@isbn-hub/agency/domain/procedure'

/** Contract, invoice and description are written from the entered details (lines 12 and 22), and again after each change. */
const saving = (who: Guard): readonly Step[] =>
  (['DRAFT', 'AWAITING_SIGNED_DOCUMENTS', 'AWAITING_PAYMENT', 'RETURNED'] as const).map((from) => ({
    act: 'SAVE',
    from,
    to: 'SAVED',
    by: 'APPLICANT',
    guards: [who, somethingToPublish, responsiblePersonNamed, bankDetailsComplete, productsEligible],
    makes: ['CONTRACT', 'INVOICE', 'DESCRIPTION'],
  }))

/** Signed and sealed, then paid, then handed in with all three scans (lines 24–27). */
const handingIn: readonly Step[] = [
  { act: 'PROCEED', from: 'SAVED', to: 'AWAITING_SIGNED_DOCUMENTS', by: 'SYSTEM' },
  {
    act: 'PROCEED',
    from: 'AWAITING_SIGNED_DOCUMENTS',
    to: 'AWAITING_PAYMENT',
    by: 'SYSTEM',
    guards: [papersCurrent, attached('CONTRACT', 'INVOICE')],
  },
  ...(['AWAITING_PAYMENT', 'RETURNED'] as const).map((from): Step => ({
    act: 'SUBMIT',
    from,
    to: 'SUBMITTED',
    by: 'APPLICANT',
    guards: [papersCurrent, attached('CONTRACT', 'INVOICE', 'PAYMENT_ORDER'), feePaid],
  })),
]

const procedures: readonly Procedure[] = [
  {
    services: ['PUBLISHER_CODE'],
    steps: [...saving(oneCodeEach), ...handingIn, ...withdrawal, ...review([oneCodeEach, documentsComplete, feePaid])],
    source: '000_ebdf4a34b5ac8f91.txt:14-33',
  },
  {
    // Asked before anything is paid: who has no code can be given nothing under one.
    services: ['ISBN_FOR_PUBLICATION', 'ADDITIONAL_CODE'],
    steps: [
      ...saving(alreadyPublisher),
      ...handingIn,
      ...withdrawal,
      ...review([alreadyPublisher, documentsComplete, feePaid]),
    ],
    source: '000_ebdf4a34b5ac8f91.txt:14-33',
  },
]

export const services = {
  procedures,
  // The document is silent on how long it takes, and on who may apply.
  serviceLevel: undefined,
  jurisdiction: undefined,
  // Feasts that move, and days that the government moves, are the operator's to add.
  workingWeek: { daysOff: [6, 7], holidays: ['01-01', '03-08', '03-21', '05-09', '09-01', '10-01', '12-08'] },
}
