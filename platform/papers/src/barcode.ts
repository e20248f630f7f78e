/** The barcode on the back of a book: an EAN-13 with the hyphenated number above it. */
import bwip from 'bwip-js/node'

/**
 * As an SVG document, with an add-on symbol (EAN-5 or EAN-2) beside it where its digits are given. Throws where the text is
 * not a correctly hyphenated ISBN-13, or the add-on is not two or five digits. A check digit that is missing is added.
 */
export const drawBarcode = (hyphenated: string, addOn?: string): string => bwip.toSVG(options(hyphenated, addOn))

/** Whether a barcode may have this add-on. */
export const isAddOn = (digits: string): boolean => /^(?:\d{2}|\d{5})$/.test(digits)

/** As a PNG on white, of at least 300 dots an inch at a barcode's nominal width. Rejects what `drawBarcode` throws at. */
export const drawBarcodePng = (hyphenated: string): Promise<Uint8Array> =>
  bwip.toBuffer({ ...options(hyphenated), scale: 4, padding: 4, backgroundcolor: 'FFFFFF' })

const options = (hyphenated: string, addOn?: string) => ({
  bcid: 'isbn',
  text: addOn === undefined ? hyphenated : `${hyphenated} ${addOn}`,
  includetext: true,
  guardwhitespace: true,
})
