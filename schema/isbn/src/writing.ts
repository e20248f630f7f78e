// How a number was written: what stands in front of it, its characters, and where each of them is in the input.

/** What in front of the number says which kind it is: nothing, `urn:isbn:`, or the `10.` of a DOI. */
export type Lead = 'NONE' | 'URN' | 'DOI'

export interface Writing {
  readonly lead: Lead
  /** Digits alone, or digits with a last X, without separators; up to the stranger where there is one. */
  readonly characters: string
  /** The place in the input of each of them. */
  readonly places: readonly number[]
  /** The place of the first character that belongs to no ISBN. */
  readonly stranger?: number
}

/** Takes a text apart. Labels and leads are understood, hyphens and white space dropped; nothing is judged. */
export function writingOf(text: string): Writing {
  const labelled = LABEL.exec(text)?.[0].length ?? 0
  const { lead, length } = leadOf(text.slice(labelled))
  const places: number[] = []
  let characters = ''
  let x: number | undefined
  for (let at = labelled + length; at < text.length; at++) {
    const character = text.charAt(at)
    if (isSeparator(character, lead)) continue
    // An X is a check character, the last of ten. If more comes behind it, it was the stranger itself.
    if (x !== undefined) return { lead, characters: characters.slice(0, -1), places: places.slice(0, -1), stranger: x }
    if ((character === 'X' || character === 'x') && places.length > 0 && places.length < 10) x = at
    else if (character < '0' || character > '9') return { lead, characters, places, stranger: at }
    characters += character.toUpperCase()
    places.push(at)
  }
  return { lead, characters, places }
}

/**
 * The label belongs to the printed form: "ISBN 978-…", "ISBN-13: 978-…". The 10 or 13 is a label's only before a colon,
 * or where a whole number still follows: in "ISBN 13 0654321 0" it is the number's own beginning.
 */
const LABEL = /^\s*(?:(?:e-?)?ISBN(?:-A)?|SBN)(?:[-\s]?1[03](?=\s*:|[-\s](?:[-\s]*[0-9]){9}))?\s*:?/i

const URN = /^\s*urn:isbn:/i

/** Only an ISBN-A, 10.978.9856020/202, is a number; a DOI that has an ISBN somewhere in it is a text around one. */
const DOI =
  /^\s*(?:(?:https?:\/\/)?(?:(?:www|dx)\.)?doi\.org\/|(?:info:)?doi[:/]\s*)?10\.(?=97[89]\.[0-9]+\/[0-9]+\s*$)/i

function leadOf(text: string): { lead: Lead; length: number } {
  const urn = URN.exec(text)
  if (urn) return { lead: 'URN', length: urn[0].length }
  const doi = DOI.exec(text)
  if (doi) return { lead: 'DOI', length: doi[0].length }
  return { lead: 'NONE', length: 0 }
}

/** White space here is what a keyboard or a copied line gives; rarer spaces are look-alikes, and strangers. */
function isSeparator(character: string, lead: Lead): boolean {
  return '- \t\r\n\u00a0'.includes(character) || (lead === 'DOI' && './'.includes(character))
}
