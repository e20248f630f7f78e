/** What a paper says, in no language yet: kept in the register, written and drawn whenever it is asked for. */
import type { AgencyFacts } from '../agency-facts.ts'
import type { BankDetails } from '../applicant.ts'
import type { Contributor, ProductForm } from '../publication.ts'
import type { PublisherKind } from '../publisher.ts'
import type { PaperKind } from './paper-kind.ts'

export type { BankDetails, PaperKind }

export interface PaperFacts {
  readonly kind: PaperKind
  /** The verification code; it is the paper's number, too. */
  readonly code: string
  /** Where the code is asked about. */
  readonly verifyUrl: string
  /** 2026-11-22 */
  readonly issuedOn: string
  readonly agency: AgencyFacts
  /** Where the agency is paid; absent where its operator hasn't said so. */
  readonly payee?: BankDetails | undefined
  readonly applicant: PaperApplicant
  /** UZ-APPLICATION-17 */
  readonly application?: string | undefined
  /** UZ-1042 */
  readonly publisher?: string | undefined
  /** 978-9910-01 */
  readonly prefix?: string | undefined
  readonly publications: readonly PaperPublication[]
  /** Of a number list: 978-9910-01-000-5. */
  readonly isbns?: readonly string[] | undefined
  /** Absent where it isn't known. */
  readonly fee?: { readonly amount: string; readonly currency: string } | undefined
}

export interface PaperApplicant {
  /** As it is registered. */
  readonly name: string
  /** The same name in other languages and scripts. */
  readonly names: readonly { readonly name: string; readonly language?: string | undefined }[]
  readonly kind: PublisherKind
  readonly address: readonly string[]
  /** Who answers for it. */
  readonly person: string
  /** Its head signs, and not the responsible person. Papers made before heads were asked for are without it. */
  readonly headSigns?: boolean | undefined
  /** Who heads the organisation, where it is said. */
  readonly headedBy?: string | undefined
  readonly bank?: BankDetails | undefined
}

export interface PaperPublication {
  readonly title: string
  readonly form: ProductForm
  readonly contributors: readonly Contributor[]
  readonly language?: string | undefined
  readonly edition?: string | undefined
  readonly year?: number | undefined
  /** 978-9910-01-000-5 */
  readonly isbn?: string | undefined
  /** The set that it is a volume of. Papers made before these three were kept say nothing of them. */
  readonly volumeOf?: { readonly title: string; readonly isbn?: string | undefined } | undefined
  /** The ISBN of the edition that it translates. */
  readonly translationOf?: string | undefined
  /** Under which ISBNs others bring it out too, and who, where the register knows. */
  readonly jointWith?: readonly { readonly isbn: string; readonly publisher?: string | undefined }[] | undefined
}
