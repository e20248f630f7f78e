/**
 * What the International ISBN Agency tells all publishers, to stand beside an agency's own rules. On products that its
 * examples don't name it leaves the word to the national agency, and so do these rules.
 */
import { type NationRules, silence } from './nation-rules.ts'

const SCOPE = 'https://www.isbn-international.org/node/25'
const POLICIES = 'https://www.isbn-international.org/content/related-policies-and-issues/27'

export const internationalRules: NationRules = {
  ...silence,
  products: {
    excluded: [
      { id: 'Q41', text: 'What the public can’t get.', source: SCOPE, covers: [], lacking: 'availableToPublic' },
      {
        id: 'Q05',
        text: 'What is meant to be continued or updated without an end.',
        source: SCOPE,
        covers: [],
        lacking: 'definedEnd',
        alternative: 'ISSN',
      },
      { id: 'Q20', text: 'A serial as a whole.', source: SCOPE, covers: ['SERIAL'], alternative: 'ISSN' },
      { id: 'Q21', text: 'A work apart from any product.', source: SCOPE, covers: ['ABSTRACT_WORK'] },
      { id: 'Q22', text: 'A website or loose-leaf work that is kept up to date.', source: SCOPE, covers: ['WEBSITE'] },
      { id: 'Q23', text: 'Printed music.', source: SCOPE, covers: ['PRINTED_MUSIC'], alternative: 'ISMN' },
      {
        id: 'Q24',
        text: 'An art print or folder without title page and text.',
        source: SCOPE,
        covers: ['ART_PRINT'],
        unless: 'titlePageAndText',
      },
      { id: 'Q25', text: 'A personal document.', source: SCOPE, covers: ['PERSONAL_DOCUMENT'] },
      { id: 'Q26', text: 'A greeting card.', source: SCOPE, covers: ['GREETING_CARD'] },
      { id: 'Q27', text: 'A recording of music.', source: SCOPE, covers: ['SOUND_RECORDING'] },
      { id: 'Q28', text: 'Software that doesn’t teach.', source: SCOPE, covers: ['SOFTWARE'] },
      { id: 'Q29', text: 'An electronic bulletin board.', source: SCOPE, covers: ['BULLETIN_BOARD'] },
      { id: 'Q30', text: 'Electronic correspondence.', source: SCOPE, covers: ['EMAIL'] },
      { id: 'Q31', text: 'A game.', source: SCOPE, covers: ['GAME'] },
      { id: 'Q32', text: 'Advertising and other printed ephemera.', source: SCOPE, covers: ['ADVERTISING'] },
      { id: 'Q43', text: 'Goods other than books.', source: SCOPE, covers: ['MERCHANDISE'], alternative: 'GTIN' },
    ],
    eligible: [
      { id: 'Q01', text: 'A printed book.', source: SCOPE, covers: ['PRINTED_BOOK'] },
      { id: 'Q02', text: 'A printed pamphlet.', source: SCOPE, covers: ['PAMPHLET'] },
      {
        id: 'Q03',
        text: 'A chapter or section that is available by itself.',
        source: SCOPE,
        covers: ['CHAPTER'],
        condition: { text: 'where it is available separately', fact: 'separatelyAvailable' },
      },
      { id: 'Q04', text: 'A publication in Braille.', source: SCOPE, covers: ['BRAILLE'] },
      {
        id: 'Q06',
        text: 'An article or issue of a serial that is available by itself.',
        source: SCOPE,
        covers: ['ARTICLE'],
        condition: { text: 'where it is available separately', fact: 'separatelyAvailable' },
      },
      { id: 'Q07', text: 'A map or atlas.', source: SCOPE, covers: ['MAP'] },
      { id: 'Q08', text: 'A film, video or transparency that teaches.', source: SCOPE, covers: ['EDUCATIONAL_FILM'] },
      { id: 'Q09', text: 'An audiobook.', source: SCOPE, covers: ['AUDIOBOOK'] },
      {
        id: 'Q10',
        text: 'An electronic publication on a carrier.',
        source: SCOPE,
        covers: ['ELECTRONIC_ON_CARRIER'],
      },
      { id: 'Q11', text: 'An electronic publication online.', source: SCOPE, covers: ['ELECTRONIC_ONLINE'] },
      { id: 'Q12', text: 'A digitised copy of a printed monograph.', source: SCOPE, covers: ['DIGITISED_COPY'] },
      { id: 'Q13', text: 'A microform.', source: SCOPE, covers: ['MICROFORM'] },
      { id: 'Q14', text: 'Software that teaches.', source: SCOPE, covers: ['EDUCATIONAL_SOFTWARE'] },
      { id: 'Q15', text: 'Mixed media whose main part is text.', source: SCOPE, covers: ['MIXED_MEDIA'] },
      {
        id: 'Q16',
        text: 'A graphic edition with a title page and text.',
        source: SCOPE,
        covers: ['GRAPHIC_EDITION', 'ART_PRINT'],
        condition: { text: 'with a title page and text', fact: 'titlePageAndText' },
      },
    ],
  },
  changes: [
    { id: 'C01', change: 'UNCHANGED_REPRINT', verdict: 'NO', text: 'A reprint keeps its number.', source: SCOPE },
    { id: 'C02', change: 'PUBLISHER', verdict: 'YES', text: 'Each publisher gives its own.', source: SCOPE },
    { id: 'C03', change: 'PRICE', verdict: 'NO', text: 'The price is no matter.', source: SCOPE },
    { id: 'C04', change: 'COVER_DESIGN', verdict: 'NO', text: 'The look of the cover is no matter.', source: SCOPE },
    { id: 'C05', change: 'BINDING', verdict: 'YES', text: 'Each binding has its own.', source: SCOPE },
    { id: 'C06', change: 'FORMAT', verdict: 'YES', text: 'Each format has its own.', source: SCOPE },
    { id: 'C07', change: 'MEDIUM', verdict: 'YES', text: 'Each medium has its own.', source: SCOPE },
    { id: 'C08', change: 'E_FORMAT', verdict: 'YES', text: 'Each format on offer has its own.', source: SCOPE },
    { id: 'C09', change: 'SUBSTANTIAL_TEXT', verdict: 'YES', text: 'A revised edition takes one.', source: SCOPE },
    { id: 'C10', change: 'MISPRINTS', verdict: 'NO', text: 'Corrected misprints are no revision.', source: SCOPE },
    { id: 'C11', change: 'TITLE', verdict: 'YES', text: 'A new title or subtitle takes one.', source: SCOPE },
    { id: 'C12', change: 'LANGUAGE', verdict: 'YES', text: 'Each language has its own.', source: SCOPE },
    { id: 'C14', change: 'MARKETING', verdict: 'NO', text: 'Marketing alone is no reason.', source: SCOPE },
    {
      id: 'C15',
      change: 'TAKEOVER',
      verdict: 'NO',
      text: 'The books that were taken over keep their numbers until they are reprinted under the new name.',
      source: POLICIES,
    },
    {
      id: 'C16',
      change: 'PUBLISHER_RENAMED',
      verdict: 'CONDITIONAL',
      text: 'A book that is reprinted under the new name takes one; the others keep theirs, and the free ones are used up.',
      source: POLICIES,
    },
    {
      id: 'C17',
      change: 'PERSONALISED_COPY',
      verdict: 'NO',
      text: 'A copy made for one person takes none.',
      source: SCOPE,
    },
  ],
}
