/**
 * What a file is, by what is in it. Four kinds are known, those that papers come in; a name and a claim count for nothing.
 *
 * Our own few lines, since the usual libraries tell a hundred formats apart, and unpack what they are handed to do so.
 */
export type FileType = 'application/pdf' | 'image/png' | 'image/jpeg' | 'image/tiff'

/** How much of the beginning {@link typeOfBeginning} wants to see. */
export const BEGINNING = 16
/** How much of the end {@link endsAsItShould} wants to see: readers look for a PDF's end there. */
export const END = 1024

const BEGINNINGS: readonly (readonly [FileType, RegExp])[] = [
  ['application/pdf', /^%PDF-\d/],
  // The signature and the chunk that must come first, with its length.
  ['image/png', /^\x89PNG\r\n\x1a\n\0\0\0\rIHDR/],
  ['image/jpeg', /^\xff\xd8\xff/],
  // Both orders of bytes.
  ['image/tiff', /^(II\x2a\0|MM\0\x2a)/],
]

/** By its first bytes; undefined for whatever else it may be. A PDF begins at the first byte, with nothing before it. */
export function typeOfBeginning(beginning: Buffer): FileType | undefined {
  const text = beginning.toString('latin1', 0, BEGINNING)
  return BEGINNINGS.find(([, pattern]) => pattern.test(text))?.[0]
}

/** Whether a file of this type may end so: a PDF that was cut off has lost the table by which it is read. */
export function endsAsItShould(type: FileType, end: Buffer): boolean {
  return type !== 'application/pdf' || end.includes('%%EOF')
}
