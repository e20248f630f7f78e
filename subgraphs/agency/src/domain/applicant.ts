/** Who applies: an organisation or a person, with someone who answers for it. It becomes a publisher by approval. */
import type { NewPublisher } from './publisher.ts'

export interface BankDetails {
  readonly bank: string
  readonly account: string
  /** The code by which the country's banks know one another. */
  readonly bankCode?: string | undefined
  readonly taxNumber?: string | undefined
}

/** What is said of an applicant. Its contact names the responsible person, who stands in the contracts. */
export interface NewApplicant extends NewPublisher {
  /** ISO 3166-1 alpha-2 code of the country where it is based and operates; it decides which agency serves it. */
  readonly basedIn: string
  /** A non-governmental organisation of several countries. */
  readonly multinational?: boolean | undefined
  /** Who heads the organisation and signs for it; also where that is the responsible person. */
  readonly headedBy?: string | undefined
  readonly bank?: BankDetails | undefined
}

/** What the register keeps of it: bank details, and what only decides who serves it, stay behind. */
export const asPublisher = ({
  basedIn: _basedIn,
  multinational: _multinational,
  headedBy: _headedBy,
  bank: _bank,
  ...entered
}: NewApplicant): NewPublisher => entered

export interface Applicant extends NewApplicant {
  /** UZ-APPLICANT-7 */
  readonly id: string
  /** The subject of the tokens of those who act for it; null where only registrars do. */
  readonly owner: string | null
  /** Its id in the register, once it is there. */
  readonly publisher: string | null
  /** The agency has given it access for further numbers online. */
  readonly onlineAccess: boolean
}

/** What was entered of it. */
export const detailsOf = ({
  id: _id,
  owner: _owner,
  publisher: _publisher,
  onlineAccess: _onlineAccess,
  ...details
}: Applicant): NewApplicant => details
