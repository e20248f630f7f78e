/** The dictionary of a language in which papers are written: one value a language and script, complete by its type. */
import type { ProductForm } from '../publication.ts'
import type { PublisherKind } from '../publisher.ts'
import type { PaperKind } from './paper-kind.ts'

export interface PaperWords {
  /** BCP 47, with the script where the language has two: uz-Cyrl. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** What stands between the items of a list. */
  readonly comma: string
  /** The agency's name and address in this language; without it, as `AgencyFacts` has them in English. */
  readonly letterhead?: Letterhead | undefined
  readonly titles: Readonly<Record<PaperKind, string>>
  readonly publisherKinds: Readonly<Record<PublisherKind, string>>
  readonly forms: Readonly<Record<ProductForm, string>>
  readonly labels: PaperLabels
  readonly headings: PaperHeadings
  readonly sentences: PaperSentences
  /** Who signs, and the letters that stand where the seal goes. */
  readonly signatures: {
    readonly agency: string
    readonly publisher: string
    readonly responsible: string
    /** Of an organisation. */
    readonly organisationHead: string
    readonly seal: string
  }
  /** 2026-11-22 as a paper has it. */
  readonly day: (day: string) => string
}

export interface Letterhead {
  readonly name: string
  readonly lines: readonly string[]
}

export interface PaperLabels {
  /** What stands before a paper's number: No. */
  readonly number: string
  readonly application: string
  readonly publisherId: string
  readonly prefix: string
  readonly name: string
  readonly kind: string
  readonly address: string
  readonly person: string
  readonly bank: string
  readonly account: string
  readonly bankCode: string
  readonly taxNumber: string
  readonly payee: string
  readonly payer: string
  readonly service: string
  readonly quantity: string
  readonly amount: string
  readonly purpose: string
  readonly title: string
  readonly contributors: string
  readonly form: string
  readonly language: string
  readonly edition: string
  readonly year: string
  /** Over a column of both: Edition, year. */
  readonly editionAndYear: string
  /** Before the set that a volume belongs to. */
  readonly volumeOf: string
  /** Before the edition that was translated. */
  readonly translationOf: string
  /** Before what others give the same edition. */
  readonly jointWith: string
  readonly isbn: string
  readonly numbersListed: string
  /** Beside the QR code. */
  readonly verify: string
}

export interface PaperHeadings {
  readonly subject: string
  readonly agencyDuties: string
  readonly publisherDuties: string
  readonly payment: string
  readonly term: string
  readonly parties: string
  readonly publications: string
  readonly publication: (place: number) => string
}

export interface PaperSentences {
  /** A certificate that speaks of a publisher's prefix. */
  readonly prefixCertified: (it: { publisher: string; prefix: string; agency: string }) => string
  /** A certificate that speaks of the numbers in its table. */
  readonly numbersCertified: (it: { publisher: string; agency: string }) => string
  /** That a number belongs to the one edition and form for ever, and to no other. */
  readonly numberIsForOne: string
  readonly contractParties: (it: { agency: string; publisher: string; person: string; day: string }) => string
  readonly contractSubject: (it: { publications: number }) => string
  readonly agencyDuties: readonly string[]
  readonly publisherDuties: readonly string[]
  readonly contractFee: (it: { fee: string }) => string
  /** Where the fee isn't known. */
  readonly contractTariff: string
  readonly contractTerm: string
  /** The service that is paid for. */
  readonly service: string
  readonly invoiceFee: (it: { fee: string }) => string
  /** Where the fee isn't known: the amount follows the tariff in force on the day. */
  readonly invoiceTariff: string
  /** What the payer writes on the payment order. */
  readonly paymentPurpose: (it: { number: string }) => string
  readonly description: (it: { publisher: string }) => string
  /** That what is described is true and complete. */
  readonly descriptionConfirmed: string
  readonly numberList: (it: { publisher: string; count: number }) => string
}
