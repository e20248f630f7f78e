/** The closed sets whose members a message names in words. */

export type ApplicationState =
  | 'DRAFT'
  | 'SAVED'
  | 'AWAITING_SIGNED_DOCUMENTS'
  | 'AWAITING_PAYMENT'
  | 'SUBMITTED'
  | 'UNDER_REVIEW'
  | 'RETURNED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'NUMBER_ATTACHED'
  | 'CERTIFICATE_ISSUED'

export type ApplicationAct =
  | 'DRAFT'
  | 'CHANGE'
  | 'ATTACH'
  | 'RECOGNISE'
  | 'SAVE'
  | 'SUBMIT'
  | 'START_REVIEW'
  | 'RETURN'
  | 'REJECT'
  | 'APPROVE'
  | 'WITHDRAW'
  | 'PROCEED'

export type Service = 'PUBLISHER_CODE' | 'ISBN_FOR_PUBLICATION' | 'ADDITIONAL_CODE'

export type PublisherKind = 'ORGANISATION' | 'SOLE_TRADER' | 'AUTHOR' | 'STATE' | 'UNIVERSITY'

export type Form =
  | 'HARDBACK'
  | 'PAPERBACK'
  | 'OTHER_PRINT'
  | 'BRAILLE'
  | 'MAP'
  | 'AUDIO'
  | 'PDF'
  | 'EPUB'
  | 'OTHER_ELECTRONIC'
  | 'MICROFORM'
  | 'VIDEO'
  | 'SOFTWARE'
  | 'KIT'
  | 'SET'

/** Other numbers than ISBNs; they have the same name in every language. */
export type Identifier = 'ISMN' | 'ISSN' | 'GTIN'

export type MatchGround = 'TAX_NUMBER' | 'NAME' | 'EMAIL'

export type Metadata = 'contributors' | 'language' | 'year'

/** The words of one language for the closed sets. Each stands within a sentence. */
export interface Words {
  /** As in: the application is …. */
  readonly state: Readonly<Record<ApplicationState, string>>
  /** The name of a step: approval. */
  readonly act: Readonly<Record<ApplicationAct, string>>
  readonly service: Readonly<Record<Service, string>>
  readonly publisherKind: Readonly<Record<PublisherKind, string>>
  readonly form: Readonly<Record<Form, string>>
  readonly grounds: Readonly<Record<MatchGround, string>>
  readonly metadata: Readonly<Record<Metadata, string>>
}
