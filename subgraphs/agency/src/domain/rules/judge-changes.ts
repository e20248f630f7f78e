/** Do these changes want a new number? One judge for all agencies; the rules are theirs. */
import type { ChangeRule, EditionChange } from './edition-change.ts'
import { internationalRules } from './international-rules.ts'
import type { NationRules } from './nation-rules.ts'
import { citationOf, type Rule, type Verdict } from './rule.ts'

export interface ChangesVerdict {
  /** Altogether. */
  readonly verdict: Verdict
  /** What the international rules say altogether. */
  readonly international: Verdict
  /** Each change by itself, in the order asked, none twice. */
  readonly changes: readonly JudgedChange[]
}

export interface JudgedChange {
  readonly change: EditionChange
  readonly verdict: Verdict
  /** None where the agency's document is silent. */
  readonly rule: Rule | undefined
  readonly international: Verdict
}

/** By the agency's own rules, with the international verdict beside each. Nothing changed at all is a NO. */
export function judgeChanges(rules: Pick<NationRules, 'changes'>, changes: readonly EditionChange[]): ChangesVerdict {
  const judged = [...new Set(changes)].map((change): JudgedChange => {
    const rule = ruleOn(rules, change)
    return {
      change,
      verdict: rule?.verdict ?? 'UNDETERMINED',
      rule: rule && citationOf(rule),
      international: ruleOn(internationalRules, change)?.verdict ?? 'UNDETERMINED',
    }
  })
  return {
    verdict: altogether(judged.map(({ verdict }) => verdict)),
    international: altogether(judged.map(({ international }) => international)),
    changes: judged,
  }
}

const ruleOn = ({ changes }: Pick<NationRules, 'changes'>, change: EditionChange): ChangeRule | undefined =>
  changes.find((rule) => rule.change === change)

/** One YES is enough. A silence leaves the whole open, whatever becomes of a condition. */
const ORDER = ['YES', 'UNDETERMINED', 'CONDITIONAL', 'NO'] as const

const altogether = (verdicts: readonly Verdict[]): Verdict => ORDER.find((one) => verdicts.includes(one)) ?? 'NO'
