/** In what an edition may differ from the one before, and the rules on whether it takes a new number. */
import type { Rule, Verdict } from './rule.ts'

export const EDITION_CHANGES = [
  'UNCHANGED_REPRINT',
  'PUBLISHER',
  'PRICE',
  'COVER_DESIGN',
  'BINDING',
  'FORMAT',
  'MEDIUM',
  'E_FORMAT',
  'SUBSTANTIAL_TEXT',
  'MISPRINTS',
  'TITLE',
  'LANGUAGE',
  'AUTHOR',
  'MARKETING',
  'PERSONALISED_COPY',
  'PUBLISHER_RENAMED',
  'TAKEOVER',
  'SET_OR_VOLUME',
  'KIT',
  'JOINT_PUBLICATION',
  'PREFIX_EXHAUSTED',
  'MISPRINTED_NUMBER',
] as const
export type EditionChange = (typeof EDITION_CHANGES)[number]

export interface ChangeRule extends Rule {
  readonly change: EditionChange
  /** CONDITIONAL: the rule's text says on what. */
  readonly verdict: Exclude<Verdict, 'UNDETERMINED'>
}
