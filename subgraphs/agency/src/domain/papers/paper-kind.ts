/** The papers that an agency makes. */

export const PAPER_KINDS = ['CERTIFICATE', 'CONTRACT', 'INVOICE', 'DESCRIPTION', 'NUMBER_LIST'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]
