/** The barcode on the back of a book: an EAN-13 with the hyphenated number above it. */
import bwip from 'bwip-js/node'

/** As an SVG document. Throws where the text isn't a rightly hyphenated ISBN-13; one without its check digit is given it. */
export const drawBarcode = (hyphenated: string): string => bwip.toSVG(options(hyphenated))

/** As a PNG on white, of at least 300 dots an inch at a barcode's nominal width. Rejects what `drawBarcode` throws at. */
export const drawBarcodePng = (hyphenated: string): Promise<Uint8Array> =>
  bwip.toBuffer({ ...options(hyphenated), scale: 4, padding: 4, backgroundcolor: 'FFFFFF' })

const options = (hyphenated: string) => ({
  bcid: 'isbn',
  text: hyphenated,
  includetext: true,
  guardwhitespace: true,
})
