/** Texts that others entered, as a message shows them: short, without characters that change what stands around them. */
import { directionOf, type Language } from './language.ts'

/** Characters. */
const LONGEST = 100

/** Control characters, halves of surrogate pairs, and marks that change the direction of writing. */

const NOT_SHOWN = /[\u0000-\u001F\u007F-\u009F\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu

/** The beginning of the text, in which each run of characters that cannot be shown is one space. */
export function clipped(text: string): string {
  // A character has at most two units: a huge text is not read to its end.
  const read = text.slice(0, 2 * LONGEST + 2)
  const characters = [...read.replace(NOT_SHOWN, ' ').trimStart()]
  const beginning = characters.slice(0, LONGEST).join('').trimEnd()
  return characters.length > LONGEST || read.length < text.length ? `${beginning}…` : beginning
}

const WRITTEN_FROM_RIGHT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE: what stands between has no effect on the order of what is around it. */
const [ISOLATE, END_OF_ISOLATE] = ['\u2068', '\u2069']

/** A clipped text for a sentence in this language; isolated where the two may be written in different directions. */
export function shownIn(language: Language, text: string): string {
  const short = clipped(text)
  const mayDiffer = directionOf(language) === 'rtl' || WRITTEN_FROM_RIGHT.test(short)
  return mayDiffer ? ISOLATE + short + END_OF_ISOLATE : short
}
