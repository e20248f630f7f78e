/** What the document says on products, changes, placement, fees and papers. */
import { PRODUCT_FORMS } from '@isbn-hub/agency/domain/publication'
import { PUBLISHER_KINDS } from '@isbn-hub/agency/domain/publisher'
import type { NationRules } from '@isbn-hub/agency/domain/rules/nation-rules'

const at = (lines: string): string => `002_1d1faddc2c9764de.txt:${lines}`

const PRINT = ['HARDBACK', 'PAPERBACK', 'OTHER_PRINT', 'BRAILLE', 'MAP'] as const
const ON_DISC = ['OTHER_ELECTRONIC', 'SOFTWARE'] as const
const ONLINE = ['PDF', 'EPUB', 'OTHER_ELECTRONIC'] as const

// A legal entity, or a sole trader (ET): every kind that is listed in a register of firms or of courts.
const REGISTERED = ['ORGANISATION', 'SOLE_TRADER', 'STATE', 'UNIVERSITY'] as const

export const rules: NationRules = {
  products: {
    excluded: [
      {
        id: 'Q20',
        text: 'Continuing editions get none; of a series of books the series takes an ISSN, each book an ISBN.',
        source: at('50, 70-72'),
        covers: ['SERIAL'],
        lacking: 'definedEnd',
        alternative: 'ISSN',
      },
      { id: 'Q22', text: 'Websites and domains get none.', source: at('57'), covers: ['WEBSITE'] },
      {
        id: 'Q24',
        text: 'Art prints and other editions without title page and text get none.',
        source: at('63'),
        covers: ['ART_PRINT'],
        unless: 'titlePageAndText',
      },
      { id: 'Q25', text: 'Identity documents get none.', source: at('60'), covers: ['PERSONAL_DOCUMENT'] },
      { id: 'Q26', text: 'Cards get none.', source: at('54'), covers: ['GREETING_CARD'] },
      { id: 'Q27', text: 'Recordings of music get none.', source: at('58'), covers: ['SOUND_RECORDING'] },
      { id: 'Q28', text: 'Software gets none unless it teaches.', source: at('59'), covers: ['SOFTWARE'] },
      { id: 'Q30', text: 'Electronic correspondence gets none.', source: at('56'), covers: ['EMAIL'] },
      { id: 'Q31', text: 'Games get none.', source: at('61'), covers: ['GAME'] },
      { id: 'Q32', text: 'Advertising and other ephemera get none.', source: at('62'), covers: ['ADVERTISING'] },
      { id: 'Q38', text: 'Dissertations and their abstracts get none.', source: at('52'), covers: ['DISSERTATION'] },
      { id: 'Q39', text: 'Standards and patents get none.', source: at('53'), covers: ['STANDARD_OR_PATENT'] },
      { id: 'Q40', text: 'Stamps get none.', source: at('55'), covers: ['STAMP'] },
    ],
    eligible: [
      {
        id: 'Q23',
        text:
          'Sheet music gets none. A music book with extended text or pictures may have both numbers and bears both; ' +
          'from 30 per cent of notes on it has an ISMN.',
        source: at('51, 68'),
        covers: ['PRINTED_MUSIC'],
        notesFrom: 0.3,
        condition: { text: 'with extended text or pictures, beside the ISMN', fact: 'extendedText' },
        alternative: 'ISMN',
      },
      {
        id: 'Q01',
        text: 'Books get one, and so does a book with some notes in it.',
        source: at('37, 68'),
        covers: ['PRINTED_BOOK', 'PRINTED_MUSIC'],
      },
      { id: 'Q02', text: 'Brochures get one.', source: at('37'), covers: ['PAMPHLET'] },
      { id: 'Q04', text: 'Books in Braille get one.', source: at('43'), covers: ['BRAILLE'] },
      { id: 'Q07', text: 'Cartographic editions get one.', source: at('41'), covers: ['MAP'] },
      { id: 'Q08', text: 'Films that teach get one.', source: at('46'), covers: ['EDUCATIONAL_FILM'] },
      { id: 'Q09', text: 'Audiobooks get one, on whatever carrier.', source: at('38'), covers: ['AUDIOBOOK'] },
      { id: 'Q10', text: 'Electronic books on discs get one.', source: at('39'), covers: ['ELECTRONIC_ON_CARRIER'] },
      { id: 'Q11', text: 'E-books get one.', source: at('39'), covers: ['ELECTRONIC_ONLINE'] },
      {
        id: 'Q12',
        text: 'A digitised copy of a printed publication gets one.',
        source: at('40'),
        covers: ['DIGITISED_COPY'],
      },
      {
        id: 'Q13',
        text: 'Microform is named among the media of an edition, not among what gets a number.',
        source: at('91'),
        covers: ['MICROFORM'],
        condition: { text: 'as the form of a monograph; the agency decides' },
      },
      { id: 'Q14', text: 'Software that teaches gets one.', source: at('46'), covers: ['EDUCATIONAL_SOFTWARE'] },
      {
        id: 'Q15',
        text: 'Mixed content gets one if its main part is text.',
        source: at('44'),
        covers: ['MIXED_MEDIA'],
      },
      {
        id: 'Q16',
        text: 'Graphic editions get one, save those without title page and text.',
        source: at('42, 63'),
        covers: ['GRAPHIC_EDITION', 'ART_PRINT'],
        condition: { text: 'with a title page and text', fact: 'titlePageAndText', presumed: true },
      },
    ],
  },
  changes: [
    {
      id: 'C01',
      change: 'UNCHANGED_REPRINT',
      verdict: 'NO',
      text: 'Further copies of the same format and content keep the number.',
      source: at('101'),
    },
    { id: 'C02', change: 'PUBLISHER', verdict: 'YES', text: 'Another publisher, another number.', source: at('94') },
    { id: 'C03', change: 'PRICE', verdict: 'NO', text: 'Another price keeps the number.', source: at('102') },
    {
      id: 'C04',
      change: 'COVER_DESIGN',
      verdict: 'NO',
      text: 'Other colours or another layout of the cover keep the number.',
      source: at('103'),
    },
    {
      id: 'C05',
      change: 'BINDING',
      verdict: 'YES',
      text: 'Another kind of cover, paperback, hardback or luxury, takes a number.',
      source: at('89'),
    },
    { id: 'C06', change: 'FORMAT', verdict: 'YES', text: 'Another format takes a number.', source: at('88') },
    { id: 'C07', change: 'MEDIUM', verdict: 'YES', text: 'Another medium takes a number.', source: at('91') },
    {
      id: 'C08',
      change: 'E_FORMAT',
      verdict: 'YES',
      text: 'Each format of an e-book takes a number.',
      source: at('92'),
    },
    {
      id: 'C09',
      change: 'SUBSTANTIAL_TEXT',
      verdict: 'YES',
      text: 'A next edition, changed or enlarged, takes a number.',
      source: at('45, 90'),
    },
    { id: 'C11', change: 'TITLE', verdict: 'YES', text: 'A new title takes a number.', source: at('93') },
    { id: 'C12', change: 'LANGUAGE', verdict: 'YES', text: 'Each language takes a number.', source: at('95') },
    { id: 'C13', change: 'AUTHOR', verdict: 'YES', text: 'Another author, another number.', source: at('80') },
    {
      id: 'C17',
      change: 'PERSONALISED_COPY',
      verdict: 'NO',
      text: 'A copy that is printed on demand for one user keeps the number.',
      source: at('104'),
    },
  ],
  placements: [
    {
      id: 'P01',
      forms: PRINT,
      where: 'On the back of the title page, under the copyright sign in the publisher’s box',
      mandatory: true,
      text: 'A printed edition bears it on the back of the title page.',
      source: at('108, 112'),
    },
    {
      id: 'P02',
      forms: PRINT,
      where: 'Above the bar code on the fourth page of the cover',
      mandatory: false,
      text: 'Where there is a bar code, the number stands above it.',
      source: at('108'),
    },
    {
      id: 'P03',
      forms: ON_DISC,
      where: 'Of a CD-ROM: on the home page or the page with the copyright sign, on the label or on the box',
      mandatory: true,
      text: 'A CD-ROM shows it on its first or copyright page, on the label or on the box.',
      source: at('109, 112'),
    },
    {
      id: 'P04',
      forms: ONLINE,
      where: 'Online: on the home page, the title screen or the page with the copyright sign, well visible',
      mandatory: true,
      text: 'An online edition shows it on its home page, title screen or copyright page.',
      source: at('110, 112'),
    },
    {
      id: 'P05',
      forms: PRODUCT_FORMS,
      where: 'In the edition itself, whether it has a bar code or not',
      mandatory: true,
      text: 'The number must be printed in the edition.',
      source: at('112'),
    },
  ],
  // The bracket behind each length in the document is the room for publications, not the code.
  fees: [
    {
      currency: 'BGN',
      decimals: 2,
      // The document has no date. The amounts are those of its time.
      validFrom: null,
      tariffs: [
        { id: 'F02', registrantLength: 2, amount: 44_00, text: 'A code of two digits: 44 BGN.', source: at('76') },
        { id: 'F03', registrantLength: 3, amount: 26_00, text: 'A code of three digits: 26 BGN.', source: at('76') },
        { id: 'F04', registrantLength: 4, amount: 11_00, text: 'A code of four digits: 11 BGN.', source: at('76') },
        { id: 'F05', registrantLength: 5, amount: 5_00, text: 'A code of five digits: 5 BGN.', source: at('76') },
      ],
      // On a five-digit code that is followed by a shorter one it is silent, so the shorter one's fee stands.
      waivers: [
        {
          id: 'F55',
          exhaustedLength: 5,
          registrantLength: 5,
          text: 'A code of five digits after one that was used up is free.',
          source: at('76'),
        },
      ],
    },
  ],
  documents: [
    // The translated document has 1, 1A, 1B and 1B again: in Cyrillic letters the four differ.
    {
      id: 'D01',
      code: 'APPLICATION',
      name: 'Application, Attachment 1, 1А, 1Б or 1В, whichever fits the applicant, signed',
      copies: 1,
      applicants: PUBLISHER_KINDS,
      services: ['PUBLISHER_CODE'],
      text: 'One signed copy of the form that fits the kind of person.',
      source: at('120'),
    },
    // That a further code is asked for as further numbers are isn't said, but nothing else is named for it.
    {
      id: 'D02',
      code: 'CONSECUTIVE_REQUEST',
      name: 'Request for consecutive numbers, Attachment 2, signed; on the spot in two copies',
      copies: 2,
      applicants: PUBLISHER_KINDS,
      services: ['ISBN_FOR_PUBLICATION', 'ADDITIONAL_CODE'],
      text: 'Further numbers are asked for by Attachment 2, handed in on the spot in two signed copies.',
      source: at('121'),
    },
    {
      id: 'D03',
      code: 'PAYMENT_ORDER',
      name: 'Copy of the payment order for the state fee',
      applicants: PUBLISHER_KINDS,
      services: ['PUBLISHER_CODE', 'ADDITIONAL_CODE'],
      text: 'The fee is for joining and for the next code; numbers cost nothing.',
      source: at('122'),
    },
    {
      id: 'D04',
      code: 'TITLE_PAGE',
      name: 'Title page of the book, with publisher, place and year',
      applicants: PUBLISHER_KINDS,
      services: ['PUBLISHER_CODE', 'ISBN_FOR_PUBLICATION'],
      text: 'The title page shows the publisher, the place and the year. A code is given with the number of the first book.',
      source: at('123, 127'),
    },
    {
      id: 'D05',
      code: 'TITLE_VERSO',
      name: 'Back of the title page',
      applicants: ['AUTHOR'],
      services: ['PUBLISHER_CODE', 'ISBN_FOR_PUBLICATION'],
      text: 'Authors who publish themselves, and those who take a number of the author’s edition, hand it in.',
      source: at('124'),
    },
    {
      id: 'D06',
      code: 'NAME_DOCUMENT',
      name: 'Copy of the document of the name: of the Trade Register or the court; that of the trademark too, if there is one',
      applicants: REGISTERED,
      services: ['PUBLISHER_CODE'],
      text: 'Legal entities and sole traders show under which name they are registered.',
      source: at('125'),
    },
    {
      id: 'D07',
      code: 'BULSTAT_CERTIFICATE',
      name: 'Copy of the Bulstat certificate',
      condition: 'where the author is insured as self-employed',
      applicants: ['AUTHOR'],
      services: ['PUBLISHER_CODE'],
      text: 'Self-insured persons show their Bulstat certificate.',
      source: at('125'),
    },
  ],
}
