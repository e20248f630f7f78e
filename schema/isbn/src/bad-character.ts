import { type NumberProblem, problemOf } from './problem.ts'

/** The problem that the character at an offset of the text cannot be part of a number. */
export function badCharacter(text: string, offset: number, suggestions?: readonly string[]): NumberProblem {
  const codePoint = text.codePointAt(offset) ?? 0
  const character = String.fromCodePoint(codePoint)
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
  // As it looks, where it can be seen, and by its number in Unicode.
  const named = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `“${character}” (${code})` : code
  return problemOf('BAD_CHARACTER', { character: named }, offset, suggestions)
}
