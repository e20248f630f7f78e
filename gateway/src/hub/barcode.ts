/** The barcode on the back of a book. */
import bwip from 'bwip-js/node'

/** An EAN-13 with the hyphenated number above it, as an SVG document. */
export const drawBarcode = (hyphenated: string): string =>
  bwip.toSVG({ bcid: 'isbn', text: hyphenated, includetext: true, guardwhitespace: true })
