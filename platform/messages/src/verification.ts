/** The words on the page, and in the answer, that says what a paper of an agency truly says. */

export type PaperKind = 'CERTIFICATE' | 'CONTRACT' | 'INVOICE' | 'DESCRIPTION' | 'NUMBER_LIST'

export type NotCurrentReason = 'SUPERSEDED' | 'NUMBER_CANCELLED' | 'PREFIX_CLOSED'

export interface VerificationWords {
  readonly verified: string
  readonly unknown: string
  /** No agency made a paper with this code. */
  readonly noPaper: (facts: { readonly code: string }) => string
  readonly current: string
  /** The paper is genuine, and why it is no longer current. */
  readonly notCurrent: Readonly<Record<NotCurrentReason, string>>
  readonly kinds: Readonly<Record<PaperKind, string>>
  readonly labels: {
    readonly code: string
    readonly paper: string
    readonly agency: string
    readonly issuedOn: string
    readonly issuedTo: string
    readonly prefix: string
    readonly isbn: string
    /** The languages in which the page can be read. */
    readonly languages: string
  }
  /** After an ISBN: cancelled. */
  readonly cancelled: string
  /** After a prefix: closed. */
  readonly closed: string
  readonly compare: string
}
