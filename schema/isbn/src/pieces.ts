// The digits of a folded text in pieces, and the pieces in runs.

import { X_LOOK_ALIKE } from './folded.ts'

/** Stands for each character that is set aside. It divides pieces, and is not part of a word. */
export const MASK = '\u0000'

/** From `start` up to, not including, `end`: indexes of the folded text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Digits, or a last X, between other characters. */
export interface Piece {
  readonly characters: string
  readonly start: number
  readonly end: number
  /** What divides it from the piece before. */
  readonly joint: string
  /** Whether a number may begin, or end, with this piece: no letter and no decimal point touches it there. */
  readonly mayBegin: boolean
  readonly mayEnd: boolean
}

const PIECE = new RegExp(
  `[0-9]{1,9}[Xx${X_LOOK_ALIKE}](?![\\p{L}\\p{N}])|[0-9]+|(?<![\\p{L}\\p{N}])[Xx${X_LOOK_ALIKE}](?![\\p{L}\\p{N}])`,
  'gu',
)

/** A letter that belongs to the same word as the digits beside it. Some scripts put no space between words. */
const LETTER =
  '(?![\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}])[\\p{L}\\p{N}]'
const BOUND_BEFORE = new RegExp(`(?:${LETTER}|[0-9]\\.)$`, 'u')
const BOUND_BEHIND = new RegExp(`^(?:${LETTER}|\\.[0-9]|,0{1,6}(?![0-9]))`, 'u')

export function mayBeginAt(text: string, start: number): boolean {
  return !BOUND_BEFORE.test(text.slice(Math.max(0, start - 2), start))
}

export function mayEndAt(text: string, end: number): boolean {
  return !BOUND_BEHIND.test(text.slice(end, end + 8))
}

export function piecesOf(text: string): Piece[] {
  let before = 0
  return Array.from(text.matchAll(PIECE), ({ 0: written, index: start }) => {
    const end = start + written.length
    const joint = text.slice(Math.max(before, start - LONGEST_JOINT - 1), start)
    before = end
    return {
      characters: written.toUpperCase(),
      start,
      end,
      joint,
      mayBegin: mayBeginAt(text, start),
      mayEnd: mayEndAt(text, end),
    }
  })
}

const LONGEST_JOINT = 3
export const CLEAR_JOINT = /^(?:-| {1,2})$/
export const LOOSE_JOINT = new RegExp(`^[^\\p{L}\\p{N}${MASK}]{1,${LONGEST_JOINT}}$`, 'u')

/** The pieces in runs: those that such joints hold together. */
export function runsOf(pieces: readonly Piece[], joint: RegExp): Piece[][] {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const run = runs.at(-1)
    if (run && joint.test(piece.joint)) run.push(piece)
    else runs.push([piece])
  }
  return runs
}

export function stretchOf(pieces: readonly Piece[]): Stretch {
  return { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 }
}
