// How a number was written: what stands in front of it, its characters, and the index of each. Works on folded text.

/** What in front of the number says which kind it is: nothing, `urn:isbn:`, or the `10.` of a DOI. */
export type Lead = 'NONE' | 'URN' | 'DOI'

export interface Characters {
  /** Digits, or digits with a last X, without separators; up to the bad character where there is one. */
  readonly characters: string
  /** The index in the text of each of them. */
  readonly indexes: readonly number[]
  /** The index of the first character that cannot be part of a number. */
  readonly badAt?: number
}

export interface Writing extends Characters {
  readonly lead: Lead
  /** Where the label and the lead end. */
  readonly from: number
}

/** Takes a text apart: understands labels and leads, drops hyphens and white space, judges nothing. */
export function writingOf(text: string): Writing {
  const labelled = LABEL.exec(text)?.[0].length ?? 0
  const { lead, length } = leadOf(text.slice(labelled))
  const from = labelled + length
  return { lead, from, ...charactersIn(text, from, text.length, lead === 'DOI' ? /[-\s./]/ : /[-\s]/) }
}

/** The characters of a number that stands between two indexes. */
export function charactersIn(text: string, from: number, to: number, separator = /[-\s]/): Characters {
  const indexes: number[] = []
  let characters = ''
  let x: number | undefined
  for (let index = from; index < to; index++) {
    const character = text.charAt(index)
    const isDigit = character >= '0' && character <= '9'
    if (!isDigit && separator.test(character)) continue
    // An X is a check character, the last of ten. If more comes behind it, it was the bad character itself.
    if (x !== undefined) return { characters: characters.slice(0, -1), indexes: indexes.slice(0, -1), badAt: x }
    if (!isDigit) {
      const mayBeX = (character === 'X' || character === 'x') && indexes.length > 0 && indexes.length < 10
      if (!mayBeX) return { characters, indexes, badAt: index }
      x = index
    }
    characters += x === undefined ? character : 'X'
    indexes.push(index)
  }
  return { characters, indexes }
}

/**
 * The label belongs to the printed form: "ISBN 978-…", "ISBN-13: 978-…". The 10 or 13 is a label's only before a colon,
 * or where a whole number still follows: in "ISBN 13 0654321 0" it is the number's own beginning.
 */
export const LABEL_PATTERN = '(?:(?:e-?)?ISBN(?:-A)?|SBN)(?:[-\\s]?1[03](?=\\s{0,3}:|[-\\s](?:[-\\s]{0,3}[0-9]){9}))?'

const LABEL = new RegExp(`^\\s*${LABEL_PATTERN}\\s*:?`, 'i')

const URN = /^\s*urn:isbn:/i

/** Only an ISBN-A, 10.978.9856020/202, is a number; another DOI names what its publisher gave it to. */
const DOI =
  /^\s*(?:(?:https?:\/\/)?(?:(?:www|dx)\.)?doi\.org\/|(?:info:)?doi[:/]\s*)?10\.(?=97[89]\.[0-9]+\/[0-9]+\s*$)/i

function leadOf(text: string): { lead: Lead; length: number } {
  const urn = URN.exec(text)
  if (urn) return { lead: 'URN', length: urn[0].length }
  const doi = DOI.exec(text)
  if (doi) return { lead: 'DOI', length: doi[0].length }
  return { lead: 'NONE', length: 0 }
}
