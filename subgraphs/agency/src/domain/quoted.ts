/** An input in a sentence of ours: its beginning tells which was meant, and what can't be kept is left out. */
export const quoted = (input: string): string =>
  (input.length > LONGEST ? `${input.slice(0, LONGEST)}…` : input).replace(/[\0\p{Cs}]/gu, '')

/** Characters. */
const LONGEST = 40
