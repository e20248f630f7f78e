/** The closed sets that the rules speak in, each word with its meaning. */
import type { EditionChange } from '../domain/rules/edition-change.ts'
import type { AlternativeIdentifier, ProductCategory } from '../domain/rules/product.ts'
import type { Verdict } from '../domain/rules/rule.ts'
import type { Service } from '../domain/service.ts'
import { explainedSet } from './closed-set.ts'

export const VerdictEnum = explainedSet<Verdict>('Verdict', 'What the rules of an agency say.', {
  YES: 'By a rule.',
  NO: 'By a rule.',
  CONDITIONAL: 'It turns on something that was not told, or that the agency decides.',
  UNDETERMINED: "The agency's document is silent.",
})

export const AlternativeIdentifierEnum = explainedSet<AlternativeIdentifier>(
  'AlternativeIdentifier',
  'The number that a product takes instead of an ISBN, or beside it.',
  {
    ISMN: 'International Standard Music Number, for printed music.',
    ISSN: 'International Standard Serial Number, for what is continued.',
    GTIN: 'Global Trade Item Number, for goods: the number in their bar code.',
    NONE: 'No other is known to fit.',
  },
)

export const ServiceEnum = explainedSet<Service>('Service', 'What a publisher may ask of an agency.', {
  PUBLISHER_CODE: 'To be registered and to get a first prefix.',
  ISBN_FOR_PUBLICATION: 'Numbers for publications.',
  ADDITIONAL_CODE: 'A further prefix, after one that is used up.',
})

export const ProductCategoryEnum = explainedSet<ProductCategory>('ProductCategory', 'What a product is.', {
  PRINTED_BOOK: 'A printed book.',
  PAMPHLET: 'A pamphlet or brochure.',
  CHAPTER: 'A chapter or section of a publication.',
  BRAILLE: 'A publication in Braille.',
  ARTICLE: 'An article or an issue of a serial.',
  MAP: 'A map or atlas.',
  EDUCATIONAL_FILM: 'A film, video or transparency that teaches.',
  AUDIOBOOK: 'A spoken book.',
  ELECTRONIC_ON_CARRIER: 'An electronic publication on a disc, tape or another carrier.',
  ELECTRONIC_ONLINE: 'An electronic publication on the Internet.',
  DIGITISED_COPY: 'A digitised copy of a printed monograph.',
  MICROFORM: 'A microfilm or microfiche.',
  EDUCATIONAL_SOFTWARE: 'Software that teaches.',
  MIXED_MEDIA: 'Several media, chiefly text.',
  GRAPHIC_EDITION: 'A publication of pictures.',
  SERIAL: 'A journal, newspaper or another serial as a whole.',
  ABSTRACT_WORK: 'A work as such, apart from its editions.',
  WEBSITE: 'A website, homepage or loose-leaf work that is kept up to date.',
  PRINTED_MUSIC: 'Sheet music.',
  ART_PRINT: 'An art print or a folder of them, without title page and text unless these are said to be there.',
  PERSONAL_DOCUMENT: 'A document about a person, such as a curriculum vitae or an identity document.',
  GREETING_CARD: 'A greeting card or another card.',
  SOUND_RECORDING: 'A recording of music.',
  SOFTWARE: 'Software that does not teach.',
  BULLETIN_BOARD: 'An electronic bulletin board.',
  EMAIL: 'Electronic correspondence.',
  GAME: 'A game.',
  ADVERTISING: 'Advertising and other ephemera: price lists, prospectuses, manuals, posters, leaflets.',
  EVENT_PROGRAMME: 'The programme of a theatre, a concert or another event.',
  EXHIBITION_CATALOGUE: 'The catalogue of an exhibition.',
  SCHOOL_MATERIAL: 'A curriculum, a plan or report of a school, or other school material.',
  CALENDAR: 'A pocket calendar or diary.',
  BLANK_FORM: 'A form to be filled in.',
  DISSERTATION: 'A dissertation or the abstract of one.',
  STANDARD_OR_PATENT: 'A standard or a patent.',
  STAMP: 'A postage stamp.',
  MERCHANDISE: 'Other goods: stationery, toys.',
})

export const EditionChangeEnum = explainedSet<EditionChange>(
  'EditionChange',
  'In what an edition differs from the one before.',
  {
    UNCHANGED_REPRINT: 'In nothing: it is printed again.',
    PUBLISHER: 'It is issued by another publisher.',
    PRICE: 'The price.',
    COVER_DESIGN: 'The colours or the layout of the cover.',
    BINDING: 'The kind of cover: hardback, paperback, luxury.',
    FORMAT: 'The size.',
    MEDIUM: 'Print, disc, online, microform, sound.',
    E_FORMAT: 'The format of the file: PDF, EPUB, HTML.',
    SUBSTANTIAL_TEXT: 'The text, substantially: a revised or enlarged edition.',
    MISPRINTS: 'Misprints were corrected.',
    TITLE: 'The title.',
    LANGUAGE: 'The language.',
    AUTHOR: 'The author.',
    MARKETING: 'Nothing: a new number is wanted for marketing.',
    PERSONALISED_COPY: 'It is printed on demand and made out for one user.',
    PUBLISHER_RENAMED: 'The publisher bears another name.',
    TAKEOVER: 'Its publisher was taken over; the book itself is the same.',
    SET_OR_VOLUME: 'It comes in several volumes, or as one of them.',
    KIT: 'It is put together of several parts, on like or unlike media, or sold as one of them.',
    JOINT_PUBLICATION: 'Another publisher brings it out too.',
    PREFIX_EXHAUSTED: 'The prefix that its number is of is used up.',
    MISPRINTED_NUMBER: 'A wrong number is printed on it.',
  },
)
