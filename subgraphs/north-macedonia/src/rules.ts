/** What the document says on products, changes and placement. It names no fee, and no papers to be handed in. */
import { PRODUCT_FORMS } from '@isbn-hub/agency/domain/publication'
import { type NationRules, silence } from '@isbn-hub/agency/domain/rules/nation-rules'

const at = (lines: string): string => `004_700eafb09d0a031c.txt:${lines}`

const PRINT = ['HARDBACK', 'PAPERBACK', 'OTHER_PRINT', 'BRAILLE', 'MAP'] as const

export const rules: NationRules = {
  ...silence,
  products: {
    excluded: [
      {
        id: 'Q05',
        text: 'Numbers are for what isn’t meant to be updated regularly or continued for ever.',
        source: at('49'),
        covers: [],
        lacking: 'definedEnd',
      },
      { id: 'Q06', text: 'Offprints of periodicals get none.', source: at('62'), covers: ['ARTICLE'] },
      { id: 'Q20', text: 'Newspapers and periodicals get none.', source: at('60'), covers: ['SERIAL'] },
      { id: 'Q23', text: 'Printed music gets none.', source: at('61'), covers: ['PRINTED_MUSIC'] },
      {
        id: 'Q24',
        text: 'Graphic sheets and folders get none without a title page and text.',
        source: at('63'),
        covers: ['ART_PRINT'],
        unless: 'titlePageAndText',
      },
      {
        id: 'Q27',
        text: 'Music on cassettes, records and the like gets none.',
        source: at('71'),
        covers: ['SOUND_RECORDING'],
      },
      {
        id: 'Q32',
        text: 'Advertising matter, price lists, manuals and invitations get none, nor posters, wall newspapers and leaflets.',
        source: at('64-65'),
        covers: ['ADVERTISING'],
      },
      {
        id: 'Q33',
        text: 'Programmes of theatres, concerts and other events get none.',
        source: at('66'),
        covers: ['EVENT_PROGRAMME'],
      },
      {
        id: 'Q35',
        text: 'Curricula, the plans and reports of schools and other school material get none.',
        source: at('68'),
        covers: ['SCHOOL_MATERIAL'],
      },
      { id: 'Q36', text: 'Pocket calendars and diaries get none.', source: at('69'), covers: ['CALENDAR'] },
      { id: 'Q37', text: 'Forms and enrolment sheets get none.', source: at('70'), covers: ['BLANK_FORM'] },
    ],
    eligible: [
      { id: 'Q01', text: 'Printed books get one.', source: at('47'), covers: ['PRINTED_BOOK'] },
      { id: 'Q02', text: 'Brochures get one; leaflets don’t.', source: at('47, 65'), covers: ['PAMPHLET'] },
      { id: 'Q04', text: 'Publications in Braille get one.', source: at('48'), covers: ['BRAILLE'] },
      { id: 'Q07', text: 'Atlases and maps get one.', source: at('50'), covers: ['MAP'] },
      // Its third word, „објави“, is read as transparencies.
      {
        id: 'Q08',
        text: 'Films, videos and transparencies that teach get one.',
        source: at('51'),
        covers: ['EDUCATIONAL_FILM'],
      },
      { id: 'Q09', text: 'Audiobooks get one, on whatever carrier.', source: at('52'), covers: ['AUDIOBOOK'] },
      {
        id: 'Q10',
        text: 'Electronic publications on a carrier get one.',
        source: at('53'),
        covers: ['ELECTRONIC_ON_CARRIER'],
      },
      {
        id: 'Q11',
        text: 'Electronic publications on the Internet get one.',
        source: at('53'),
        covers: ['ELECTRONIC_ONLINE'],
      },
      { id: 'Q13', text: 'Microforms get one.', source: at('54'), covers: ['MICROFORM'] },
      { id: 'Q14', text: 'Software that teaches gets one.', source: at('55'), covers: ['EDUCATIONAL_SOFTWARE'] },
      { id: 'Q15', text: 'Multimedia get one if text is their base.', source: at('56'), covers: ['MIXED_MEDIA'] },
      {
        id: 'Q16',
        text: 'A graphic edition gets one if it has a title page and text: only without them it is excluded.',
        source: at('63'),
        covers: ['GRAPHIC_EDITION', 'ART_PRINT'],
        condition: { text: 'with a title page and text', fact: 'titlePageAndText' },
      },
      {
        id: 'Q34',
        text: 'An exhibition catalogue gets one if it has a longer text: only without it is excluded.',
        source: at('67'),
        covers: ['EXHIBITION_CATALOGUE'],
        condition: { text: 'with a longer text', fact: 'extendedText' },
      },
    ],
  },
  changes: [
    {
      id: 'C01',
      change: 'UNCHANGED_REPRINT',
      verdict: 'NO',
      text: 'An unchanged reprint in the same format by the same publisher keeps its number.',
      source: at('76'),
    },
    {
      id: 'C02',
      change: 'PUBLISHER',
      verdict: 'YES',
      text: 'A number is for the edition of one publisher: only a reprint by the same one keeps it.',
      source: at('7, 76'),
    },
    { id: 'C05', change: 'BINDING', verdict: 'YES', text: 'Another binding takes a new number.', source: at('74') },
    { id: 'C06', change: 'FORMAT', verdict: 'YES', text: 'Another format takes a new number.', source: at('74') },
    {
      id: 'C09',
      change: 'SUBSTANTIAL_TEXT',
      verdict: 'YES',
      text: 'An edition with changes in its text takes a new number.',
      source: at('74'),
    },
    {
      id: 'C11',
      change: 'TITLE',
      verdict: 'YES',
      text: 'The number of one title may not be used for another.',
      source: at('78'),
    },
    {
      id: 'C12',
      change: 'LANGUAGE',
      verdict: 'YES',
      text: 'A translation has a number of its own, and states that of the edition it translates.',
      source: at('86'),
    },
    {
      id: 'C19',
      change: 'SET_OR_VOLUME',
      verdict: 'YES',
      text: 'The whole has one and each volume another; each volume states both.',
      source: at('80'),
    },
    {
      id: 'C20',
      change: 'KIT',
      verdict: 'YES',
      text: 'A set of parts on like or unlike media has one in common, and each part its own.',
      source: at('82'),
    },
    {
      id: 'C21',
      change: 'JOINT_PUBLICATION',
      verdict: 'YES',
      text: 'Each of several publishers states its own.',
      source: at('84'),
    },
  ],
  placements: [
    {
      id: 'P01',
      forms: PRODUCT_FORMS,
      where: 'Before or after the CIP record, with the letters ISBN in front',
      mandatory: true,
      text: 'The publisher must print it where it is seen, by the CIP record; the letters ISBN are obligatory.',
      source: at('90-92, 95'),
    },
    {
      id: 'P02',
      forms: PRINT,
      where: 'On the outside of the back cover, lower right, with or without a bar code',
      mandatory: true,
      text: 'The publisher must print it on the outside of the back cover, in the lower right corner.',
      source: at('90, 93'),
    },
    {
      id: 'P03',
      forms: ['SET'],
      where: 'On each volume, together with the number of the whole',
      mandatory: true,
      text: 'Where the whole and its volumes have numbers, each volume bears both.',
      source: at('80'),
    },
    {
      id: 'P04',
      forms: PRODUCT_FORMS,
      where: 'In a translation, together with the number of the edition that it translates',
      mandatory: true,
      text: 'A translation states its own number and that of the source edition.',
      source: at('86'),
    },
  ],
}
