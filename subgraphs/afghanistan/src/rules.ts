/**
 * What the document says on products, changes and placement. It names no fee, and no paper that is to be handed in: what
 * it asks for is data on the publication (003_1725eac0fd7caaad.txt:116), which an application holds anyway.
 */
import { type NationRules, silence } from '@isbn-hub/agency/domain/rules/nation-rules'

const at = (lines: string): string => `003_1725eac0fd7caaad.txt:${lines}`

// A printed map is no book, so where its number stands isn't said; nor is it for sets as such, kits and microforms.
const BOOKS = ['HARDBACK', 'PAPERBACK', 'OTHER_PRINT', 'BRAILLE'] as const
const ELECTRONIC = ['PDF', 'EPUB', 'OTHER_ELECTRONIC', 'SOFTWARE'] as const
// What may come on a disc, diskette or cassette.
const ON_CARRIERS = ['AUDIO', 'OTHER_ELECTRONIC', 'SOFTWARE', 'VIDEO'] as const

export const rules: NationRules = {
  ...silence,
  products: {
    excluded: [
      {
        id: 'Q41',
        text: 'The public must be able to get it, for money or free of charge.',
        source: at('13, 104'),
        covers: [],
        lacking: 'availableToPublic',
      },
      {
        id: 'Q05',
        text: 'It must have an end: what is meant to be updated or continued for ever gets none.',
        source: at('27, 49'),
        covers: [],
        lacking: 'definedEnd',
      },
      {
        id: 'Q20',
        text: 'A journal, newspaper or other serial as a whole gets none.',
        source: at('49, 53'),
        covers: ['SERIAL'],
      },
      {
        id: 'Q21',
        text: 'A work as such, apart from its editions, gets none.',
        source: at('55'),
        covers: ['ABSTRACT_WORK'],
      },
      {
        id: 'Q22',
        text: 'A homepage, or whatever is kept up to date, gets none.',
        source: at('162'),
        covers: ['WEBSITE'],
      },
      { id: 'Q23', text: 'Printed music gets none.', source: at('59'), covers: ['PRINTED_MUSIC'] },
      {
        id: 'Q24',
        text: 'An art print or folder gets none without a title page and text.',
        source: at('61'),
        covers: ['ART_PRINT'],
        unless: 'titlePageAndText',
      },
      { id: 'Q25', text: 'Personal documents get none.', source: at('63'), covers: ['PERSONAL_DOCUMENT'] },
      { id: 'Q26', text: 'Greeting cards get none.', source: at('65'), covers: ['GREETING_CARD'] },
      { id: 'Q27', text: 'Recordings of music get none.', source: at('67'), covers: ['SOUND_RECORDING'] },
      { id: 'Q28', text: 'Software gets none unless it teaches.', source: at('69'), covers: ['SOFTWARE'] },
      { id: 'Q29', text: 'Electronic bulletin boards get none.', source: at('71'), covers: ['BULLETIN_BOARD'] },
      { id: 'Q30', text: 'Electronic correspondence gets none.', source: at('73'), covers: ['EMAIL'] },
      { id: 'Q31', text: 'Games get none.', source: at('75'), covers: ['GAME'] },
      { id: 'Q32', text: 'Printed ephemera such as advertising get none.', source: at('57'), covers: ['ADVERTISING'] },
      {
        id: 'Q43',
        text: 'Stationery, toys and other goods get none: they are for article numbers.',
        source: at('185'),
        covers: ['MERCHANDISE'],
        alternative: 'GTIN',
      },
    ],
    eligible: [
      { id: 'Q01', text: 'Printed books get one.', source: at('21'), covers: ['PRINTED_BOOK'] },
      { id: 'Q02', text: 'Pamphlets get one.', source: at('21'), covers: ['PAMPHLET'] },
      {
        id: 'Q03',
        text: 'A chapter or section gets one if it can be had by itself.',
        source: at('15, 23'),
        covers: ['CHAPTER'],
        condition: { text: 'where it is available separately', fact: 'separatelyAvailable' },
      },
      { id: 'Q04', text: 'Publications in Braille get one.', source: at('25'), covers: ['BRAILLE'] },
      {
        id: 'Q06',
        text: 'A single article or issue of a serial gets one if it can be had by itself.',
        source: at('15, 29, 53'),
        covers: ['ARTICLE'],
        condition: { text: 'where it is available separately', fact: 'separatelyAvailable' },
      },
      { id: 'Q07', text: 'Maps get one.', source: at('31'), covers: ['MAP'] },
      {
        id: 'Q08',
        text: 'Films, videos and transparencies that teach get one.',
        source: at('33'),
        covers: ['EDUCATIONAL_FILM'],
      },
      { id: 'Q09', text: 'Audiobooks get one, on whatever carrier.', source: at('35'), covers: ['AUDIOBOOK'] },
      {
        id: 'Q10',
        text: 'Electronic publications on a carrier get one.',
        source: at('37'),
        covers: ['ELECTRONIC_ON_CARRIER'],
      },
      {
        id: 'Q11',
        text: 'Electronic publications on the Internet get one.',
        source: at('37'),
        covers: ['ELECTRONIC_ONLINE'],
      },
      {
        id: 'Q12',
        text: 'A digitised copy of a printed monograph gets one.',
        source: at('39'),
        covers: ['DIGITISED_COPY'],
      },
      { id: 'Q13', text: 'Microforms get one.', source: at('41'), covers: ['MICROFORM'] },
      { id: 'Q14', text: 'Software that teaches gets one.', source: at('43'), covers: ['EDUCATIONAL_SOFTWARE'] },
      { id: 'Q15', text: 'Mixed media get one if they are mainly text.', source: at('45'), covers: ['MIXED_MEDIA'] },
      {
        id: 'Q16',
        text: 'A graphic edition gets one if it has a title page and text: only without them it is excluded.',
        source: at('61'),
        covers: ['GRAPHIC_EDITION', 'ART_PRINT'],
        condition: { text: 'with a title page and text', fact: 'titlePageAndText' },
      },
    ],
  },
  changes: [
    {
      id: 'C01',
      change: 'UNCHANGED_REPRINT',
      verdict: 'NO',
      text: 'A reprint with the same text and binding keeps its number.',
      source: at('200'),
    },
    {
      id: 'C02',
      change: 'PUBLISHER',
      verdict: 'YES',
      text: 'The number is kept only as long as the publisher stays the same.',
      source: at('200'),
    },
    { id: 'C03', change: 'PRICE', verdict: 'NO', text: 'Another price needs no other number.', source: at('208') },
    {
      id: 'C05',
      change: 'BINDING',
      verdict: 'YES',
      text: 'Hardback and paperback are told apart by their numbers.',
      source: at('192, 204'),
    },
    { id: 'C06', change: 'FORMAT', verdict: 'YES', text: 'Another format needs another number.', source: at('192') },
    {
      id: 'C07',
      change: 'MEDIUM',
      verdict: 'YES',
      text: 'Each product form has a number of its own.',
      source: at('17'),
    },
    {
      id: 'C08',
      change: 'E_FORMAT',
      verdict: 'YES',
      text: 'Each electronic format that can be had separately is an edition of its own.',
      source: at('158'),
    },
    {
      id: 'C09',
      change: 'SUBSTANTIAL_TEXT',
      verdict: 'YES',
      text: 'Substantially changed text needs a new number, and the verso of the title page says that it is revised.',
      source: at('196'),
    },
    {
      id: 'C10',
      change: 'MISPRINTS',
      verdict: 'NO',
      text: 'Only a substantial change of the text needs a new number.',
      source: at('196'),
    },
    { id: 'C11', change: 'TITLE', verdict: 'YES', text: 'A new title needs a new number.', source: at('212') },
    {
      id: 'C14',
      change: 'MARKETING',
      verdict: 'NO',
      text: 'Marketing alone justifies no new number.',
      source: at('204'),
    },
    {
      id: 'C15',
      change: 'TAKEOVER',
      verdict: 'NO',
      text: 'The titles of a firm that was taken over keep their numbers until they are reprinted under the new name.',
      source: at('216'),
    },
  ],
  placements: [
    {
      id: 'P01',
      forms: BOOKS,
      where: 'On the verso of the title page; if there is no room, at the foot of the title page',
      mandatory: false,
      text: 'A printed book should show it on the verso of the title page, or else at the foot of the title page.',
      source: at('148'),
    },
    {
      id: 'P02',
      forms: BOOKS,
      where: 'On the back cover or jacket, preferably at the lower right, if there is no bar code',
      mandatory: false,
      text: 'Without a bar code the number should also stand on the back cover or jacket.',
      source: at('148'),
    },
    {
      id: 'P03',
      forms: BOOKS,
      where: 'As a bar code at the lower right of the outside back cover',
      mandatory: false,
      text: 'A bar code is recommended to stand at the lower right of the outside back cover.',
      source: at('224'),
    },
    {
      id: 'P04',
      forms: ELECTRONIC,
      where: 'On the screen that shows the title first, or the one with the copyright notice',
      mandatory: true,
      text: 'An electronic publication must show it where its title is displayed.',
      source: at('150'),
    },
    {
      id: 'P05',
      forms: ['VIDEO'],
      where: 'In the credit titles',
      mandatory: true,
      text: 'A film or video that teaches must show it in its credits.',
      source: at('152'),
    },
    {
      id: 'P06',
      forms: ON_CARRIERS,
      where: 'On the labels of its container; if that can’t be, at the bottom of the back of the permanent packaging',
      mandatory: false,
      text: 'A container that is part of the publication should show it on its label or else on its packaging.',
      source: at('154'),
    },
    {
      id: 'P07',
      forms: ['SET'],
      where: 'In each volume, together with the numbers of all the others and of the set',
      mandatory: false,
      text: 'Each volume should list all numbers.',
      source: at('170'),
    },
  ],
}
