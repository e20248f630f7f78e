/** The papers that an agency makes. */

export const PAPER_KINDS = ['CERTIFICATE', 'CONTRACT', 'INVOICE', 'DESCRIPTION', 'NUMBER_LIST'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** Why a genuine paper isn't what counts any more; the first that holds. */
export const PAPER_NOT_CURRENT = ['SUPERSEDED', 'NUMBER_CANCELLED', 'PREFIX_CLOSED'] as const
export type PaperNotCurrent = (typeof PAPER_NOT_CURRENT)[number]
