/** The closed sets that the rules speak in, each word with its meaning. */
import { closedSet } from '@isbn-hub/subgraph/closed-set'

import type { EditionChange } from '../domain/rules/edition-change.ts'
import type { AlternativeIdentifier, ProductCategory } from '../domain/rules/product.ts'
import type { Verdict } from '../domain/rules/rule.ts'
import type { Service } from '../domain/service.ts'

export const VerdictEnum = closedSet<Verdict>('Verdict', "The answer of an agency's rules to a question.", {
  YES: 'A rule says yes: the product takes an ISBN, or the change needs a new one.',
  NO: 'A rule says no: the product takes no ISBN, or the change needs no new one.',
  CONDITIONAL: "It depends on a fact that was not given, or on the agency's decision.",
  UNDETERMINED: "The agency's document says nothing about the question.",
})

export const AlternativeIdentifierEnum = closedSet<AlternativeIdentifier>(
  'AlternativeIdentifier',
  'The standard number that a product takes instead of an ISBN, or in addition to it.',
  {
    ISMN: 'International Standard Music Number, for printed music.',
    ISSN: 'International Standard Serial Number, for serials and other continuing resources.',
    GTIN: 'Global Trade Item Number, which is printed as a barcode on goods.',
    NONE: 'No other standard number is known to fit the product.',
  },
)

export const ServiceEnum = closedSet<Service>('Service', 'A service that an agency offers to publishers.', {
  PUBLISHER_CODE: 'The publisher is registered and gets its first prefix.',
  ISBN_FOR_PUBLICATION: "The publisher's publications get their ISBNs.",
  ADDITIONAL_CODE: 'The publisher gets a further prefix after it has exhausted one.',
})

export const ProductCategoryEnum = closedSet<ProductCategory>(
  'ProductCategory',
  'The category of a product, by which the rules decide whether it takes an ISBN.',
  {
    PRINTED_BOOK: 'A printed book of any kind.',
    PAMPHLET: 'A pamphlet or brochure of some pages.',
    CHAPTER: 'A chapter or section of a publication.',
    BRAILLE: 'A publication printed in Braille.',
    ARTICLE: 'An article or an issue of a serial.',
    MAP: 'A map or an atlas.',
    EDUCATIONAL_FILM: 'A film, video or transparency that is made for teaching.',
    AUDIOBOOK: 'A recording of a book that is read aloud.',
    ELECTRONIC_ON_CARRIER: 'An electronic publication on a disc, tape or another carrier.',
    ELECTRONIC_ONLINE: 'An electronic publication on the Internet.',
    DIGITISED_COPY: 'A digitised copy of a printed monograph.',
    MICROFORM: 'A publication on microfilm or microfiche.',
    EDUCATIONAL_SOFTWARE: 'Software that is made for teaching.',
    MIXED_MEDIA: 'A publication in several media whose main part is text.',
    GRAPHIC_EDITION: 'A publication that consists of pictures.',
    SERIAL: 'A journal, newspaper or other serial as a whole.',
    ABSTRACT_WORK: 'A work as such, independent of its editions.',
    WEBSITE: 'A website, homepage or loose-leaf work that is kept up to date.',
    PRINTED_MUSIC: 'Music that is printed as notes.',
    ART_PRINT: 'An art print or a folder of prints. It has no title page and text unless `titlePageAndText` is true.',
    PERSONAL_DOCUMENT: 'A document about a person, such as a curriculum vitae or an identity document.',
    GREETING_CARD: 'A greeting card or another printed card.',
    SOUND_RECORDING: 'A recording of music or other sound that is not a book.',
    SOFTWARE: 'Software that is not made for teaching.',
    BULLETIN_BOARD: 'An electronic bulletin board or forum.',
    EMAIL: 'E-mail and other electronic correspondence.',
    GAME: 'A game of any kind.',
    ADVERTISING: 'Advertising and other ephemera, such as price lists, prospectuses, manuals, posters and leaflets.',
    EVENT_PROGRAMME: 'The programme of a theatre, a concert or another event.',
    EXHIBITION_CATALOGUE: 'The catalogue of an exhibition, printed or electronic.',
    SCHOOL_MATERIAL: 'A curriculum, a plan or report of a school, or other school material.',
    CALENDAR: 'A pocket calendar, wall calendar or diary.',
    BLANK_FORM: 'A blank form to be filled in.',
    DISSERTATION: 'A dissertation or the abstract of one.',
    STANDARD_OR_PATENT: 'A technical standard or a patent.',
    STAMP: 'A postage stamp or a set of stamps.',
    MERCHANDISE: 'Other goods, such as stationery and toys.',
  },
)

export const EditionChangeEnum = closedSet<EditionChange>(
  'EditionChange',
  'A difference between an edition and the edition before it.',
  {
    UNCHANGED_REPRINT: 'The edition is reprinted without any change.',
    PUBLISHER: 'Another publisher issues the edition.',
    PRICE: 'The price of the edition changes.',
    COVER_DESIGN: 'The colours or the layout of the cover change.',
    BINDING: 'The binding changes, as from hardback to paperback.',
    FORMAT: 'The size of the book changes.',
    MEDIUM: 'The medium changes: print, disc, online, microform or sound.',
    E_FORMAT: 'The file format changes: PDF, EPUB or HTML.',
    SUBSTANTIAL_TEXT: 'The text changes substantially, as in a revised or enlarged edition.',
    MISPRINTS: 'Misprints in the text are corrected.',
    TITLE: 'The title or subtitle of the edition changes.',
    LANGUAGE: 'The language of the text changes.',
    AUTHOR: 'The author of the work changes.',
    MARKETING: 'Nothing changes, but the publisher wants a new ISBN for marketing.',
    PERSONALISED_COPY: 'A copy is printed on demand and personalised for one user.',
    PUBLISHER_RENAMED: 'The publisher has changed its name.',
    TAKEOVER: 'Another publisher took the publisher over; the book itself does not change.',
    SET_OR_VOLUME: 'The work is issued in several volumes, or as one volume of several.',
    KIT: 'Several parts, in the same or different media, are sold together or one of them separately.',
    JOINT_PUBLICATION: 'Another publisher issues the same edition jointly.',
    PREFIX_EXHAUSTED: "The prefix of the edition's ISBN is exhausted.",
    MISPRINTED_NUMBER: 'A wrong ISBN is printed on the edition.',
  },
)
