/** A rule of one agency, and how its answers are given. */

export interface Rule {
  /** Once among the rules of its agency; for the same matter the same at every agency: Q07, C05, P01, F01, D01. */
  readonly id: string
  /** What it says, in our words. */
  readonly text: string
  /** The document and its lines: 002_1d1faddc2c9764de.txt:17. */
  readonly source: string
}

/** UNDETERMINED: the agency's document is silent, and nobody guesses for it. */
export const VERDICTS = ['YES', 'NO', 'CONDITIONAL', 'UNDETERMINED'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Of a rule with more to it, that which is told of it. */
export const citationOf = ({ id, text, source }: Rule): Rule => ({ id, text, source })
