/** English, in which every agency's papers are written beside its own language. */
import { longDay } from './long-day.ts'
import type { PaperWords } from './paper-words.ts'

export const english: PaperWords = {
  language: 'en',
  direction: 'ltr',
  comma: ', ',
  titles: {
    CERTIFICATE: 'Certificate of assignment of ISBN',
    CONTRACT: 'Contract for the assignment of ISBN',
    INVOICE: 'Invoice',
    DESCRIPTION: 'Description of publications',
    NUMBER_LIST: 'List of ISBNs',
  },
  publisherKinds: {
    ORGANISATION: 'organisation',
    SOLE_TRADER: 'sole trader',
    AUTHOR: 'author',
    STATE: 'public body',
    UNIVERSITY: 'university',
  },
  forms: {
    HARDBACK: 'hardback',
    PAPERBACK: 'paperback',
    OTHER_PRINT: 'print, other binding',
    BRAILLE: 'braille',
    MAP: 'map or atlas',
    AUDIO: 'audio book',
    PDF: 'PDF',
    EPUB: 'EPUB',
    OTHER_ELECTRONIC: 'electronic, other format',
    MICROFORM: 'microform',
    VIDEO: 'video',
    SOFTWARE: 'software',
    KIT: 'kit',
    SET: 'set of volumes',
  },
  labels: {
    number: 'No.',
    application: 'Application',
    publisherId: 'Publisher in the register',
    prefix: 'ISBN prefix',
    name: 'Name',
    kind: 'Kind of publisher',
    address: 'Address',
    person: 'Responsible person',
    bank: 'Bank',
    account: 'Account',
    bankCode: 'Bank code',
    taxNumber: 'Tax number',
    payee: 'Payee',
    payer: 'Payer',
    service: 'Service',
    quantity: 'Quantity',
    amount: 'Amount',
    purpose: 'Purpose of payment',
    title: 'Title',
    contributors: 'Contributors',
    form: 'Form',
    language: 'Language',
    edition: 'Edition',
    year: 'Year',
    editionAndYear: 'Edition, year',
    volumeOf: 'Volume of',
    translationOf: 'Translation of',
    jointWith: 'Published jointly with',
    isbn: 'ISBN',
    numbersListed: 'Numbers listed',
    verify: 'Whether this paper is genuine can be asked under this code:',
  },
  headings: {
    subject: '1. Subject',
    agencyDuties: '2. The agency',
    publisherDuties: '3. The publisher',
    payment: '4. Payment',
    term: '5. Term',
    parties: '6. The parties',
    publications: 'Publications',
    publication: (place) => `Publication ${place}`,
  },
  sentences: {
    prefixCertified: ({ publisher, prefix, agency }) =>
      `The ${agency} certifies that the ISBN prefix ${prefix} is assigned to ${publisher}. Every ISBN that begins with this prefix identifies a publication of this publisher.`,
    numbersCertified: ({ publisher, agency }) =>
      `The ${agency} certifies that the International Standard Book Numbers below are assigned to publications of ${publisher}.`,
    numberIsForOne:
      'Each number belongs to the one edition and product form beside which it stands. It is never given to another, even after the edition is out of print.',
    contractParties: ({ agency, publisher, person, day }) =>
      `Concluded on ${day} between the ${agency}, hereafter “the agency”, and ${publisher}, represented by ${person}, hereafter “the publisher”.`,
    contractSubject: ({ publications }) =>
      publications === 1
        ? 'The agency assigns an ISBN to the publication listed at the end of this contract.'
        : `The agency assigns ISBNs to the ${publications} publications listed at the end of this contract.`,
    agencyDuties: [
      'The agency examines the application, assigns a number to each publication that qualifies for one, and issues a certificate.',
      'It enters publisher, prefix and numbers in its register and gives none of these numbers to anybody else.',
    ],
    publisherDuties: [
      'The publisher gives full and true particulars of itself and of its publications.',
      'It prints each number in the publication for which it was assigned, and uses it for no other publication, edition or form.',
    ],
    contractFee: ({ fee }) => `The fee for the service is ${fee}. The agency begins when it has been paid.`,
    contractTariff:
      'The fee for the service follows the agency’s tariff in force on the day of payment. The agency begins when it has been paid.',
    contractTerm:
      'The contract takes effect when both parties have signed it and ends when the certificate is issued. What is said of the use of the numbers holds without limit of time.',
    service: 'Assignment of ISBN',
    invoiceFee: ({ fee }) => `To be paid: ${fee}.`,
    invoiceTariff: 'The amount to be paid follows the agency’s tariff in force on the day of payment.',
    paymentPurpose: ({ number }) => `Assignment of ISBN, invoice ${number}`,
    description: ({ publisher }) => `Particulars of the publications for which ${publisher} applies for ISBNs.`,
    descriptionConfirmed: 'I confirm that these particulars are true and complete.',
    numberList: ({ publisher, count }) =>
      count === 1
        ? `One number for ${publisher}, with its barcode. It can be used for one publication in one product form.`
        : `${count} numbers for ${publisher}, each with its barcode. Each can be used for one publication in one product form, once.`,
  },
  signatures: {
    agency: 'For the agency',
    publisher: 'For the publisher',
    responsible: 'Responsible person',
    organisationHead: 'head of the organisation',
    seal: 'Seal',
  },
  day: (day) => longDay('en-GB', day),
}
