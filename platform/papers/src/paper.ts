/**
 * A paper as it is to stand on the page: everything in words of its language, nothing left to look up. A value inside a
 * sentence stands between U+2068 and U+2069, so that it is read by its own direction; a value by itself needs no marks.
 */

export interface Paper {
  /** BCP 47: uz-Latn, be, fa-AF. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  /** The letterhead. */
  readonly issuer: { readonly name: string; readonly lines: readonly string[] }
  /** As it is to be printed: No. BY-7F3K. */
  readonly number?: string | undefined
  /** As it is to be printed. */
  readonly date: string
  readonly blocks: readonly Block[]
  readonly verification?: Verification | undefined
}

/** Where anybody can ask whether the paper is genuine: drawn as a QR code, with the code for typing beneath. */
export interface Verification {
  readonly label: string
  readonly code: string
  readonly url: string
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Labels and what is said to them. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** Each row has a cell for each column; the first column is what the row is of. */
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'barcodes'; readonly codes: readonly CaptionedBarcode[] }
  | { readonly kind: 'signatures'; readonly places: readonly SignaturePlace[] }

/** A line, or several of which the first counts most; never none. */
export type Cell = string | readonly [string, ...string[]]

export interface CaptionedBarcode {
  /** 978-985-6020-20-2 */
  readonly hyphenated: string
  readonly caption?: Cell | undefined
}

/** Where somebody signs. */
export interface SignaturePlace {
  /** As whom: Head of the agency. */
  readonly role: string
  readonly name?: string | undefined
  /** What stands where the seal goes; without it there is no place for one. */
  readonly seal?: string | undefined
}
