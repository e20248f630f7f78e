// A text in plain characters: digits of every script become 0 to 9, every dash a hyphen, every space a space, and what
// cannot be seen goes away. The slow half of the parser reads this form and reports offsets in the text as it came.

export interface Folded {
  readonly text: string
  /** The offset in the source, in UTF-16 units, of the character at `index` of `text`. */
  startOf(index: number): number
  /** The offset in the source just behind the character at `index` of `text`. */
  endOf(index: number): number
}

/** Stands for every letter or sign that looks like an X and is another character. It is itself one of them. */
export const X_LOOK_ALIKE = '\u0425'

/** Folds a text. ASCII stays as it is. */
export function fold(source: string): Folded {
  if (!/[^\x00-\x7f]/.test(source)) return { text: source, startOf: (index) => index, endOf: (index) => index + 1 }
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let offset = 0
  for (const character of source) {
    const plain = plainCharacter(character)
    const end = offset + character.length
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(offset)
      ends.push(end)
    }
    parts.push(plain)
    offset = end
  }
  const last = source.length
  return { text: parts.join(''), startOf: (index) => starts[index] ?? last, endOf: (index) => ends[index] ?? last }
}

function plainCharacter(character: string): string {
  if (character <= '\x7f') return character
  if (INVISIBLE.test(character)) return ''
  if (/\p{Nd}/u.test(character)) return digitOf(character)
  if (DASH.test(character)) return '-'
  if (/[\p{Zs}\u2800]/u.test(character)) return ' '
  if (/[\u0085\u2028\u2029]/.test(character)) return '\n'
  if (X_LOOK_ALIKES.has(character)) return X_LOOK_ALIKE
  // Full-width and other compatibility forms of an ASCII character. A superscript or circled digit stays as it is:
  // it is more often a footnote than part of a number.
  const compatible = character.normalize('NFKC')
  if (/^[\x21-\x2f\x3a-\x7e]$/.test(compatible)) return compatible
  return SEPARATORS.get(character) ?? character
}

/** Zero width and bidi marks, soft hyphen, byte order mark, variation selectors, tags; the frame of a keycap. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u20e3]/u

/** Unicode's dashes, and hyphen bullet, minus signs and the modifier minus. */
const DASH = /[\p{Pd}\u02d7\u2043\u2212\u2796]/u

/** The values of digits met so far; Unicode has some hundreds. */
const digitValues = new Map<string, string>()

/** Unicode keeps the decimal digits of a script together, in ascending order; some sets of ten touch the next. */
function digitOf(character: string): string {
  const known = digitValues.get(character)
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  const value = String((code - zero) % 10)
  digitValues.set(character, value)
  return value
}

/** Unicode's confusables of X and x, and the multiplication signs. */
const X_LOOK_ALIKES = new Set(
  '\u00d7\u03a7\u03c7\u0425\u0445\u1541\u157d\u166d\u166e\u16b7\u2573\u2613\u2715\u2716\u2717\u2718\u292b\u292c\u2a2f' +
    '\u2cac\u2cad\u2d5d\ua4eb\ua7b3\uab53\u{10290}\u{102b4}\u{10317}\u{10322}\u{10527}\u{118ec}',
)

/** Signs that divide numbers, as their ASCII cousins: apostrophes, commas, decimal points, the Japanese long vowel. */
const SEPARATORS: ReadonlyMap<string, string> = new Map([
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u02bc', "'"],
  ['\u060c', ','],
  ['\u066c', ','],
  ['\u3001', ','],
  ['\u066b', '.'],
  ['\u3002', '.'],
  ['\u30fc', '~'],
  ['\uff70', '~'],
])
