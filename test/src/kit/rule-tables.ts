/** An agency's rules as short tables, so that a nation's test can show all of them at once. */
import { EDITION_CHANGES } from '@isbn-hub/agency/domain/rules/edition-change'
import { judgeChanges } from '@isbn-hub/agency/domain/rules/judge-changes'
import { judgeProduct } from '@isbn-hub/agency/domain/rules/judge-product'
import type { NationRules } from '@isbn-hub/agency/domain/rules/nation-rules'
import { type Product, PRODUCT_CATEGORIES } from '@isbn-hub/agency/domain/rules/product'
import type { Rule } from '@isbn-hub/agency/domain/rules/rule'

/** Category → verdict, rule, lines: 'YES Q01 21'. What the document is silent on is left out. */
export const productTable = (rules: NationRules): Record<string, string> =>
  spoken(PRODUCT_CATEGORIES.map((category) => [category, judged(rules, { category })]))

/** One product: 'NO Q23 51, 68 → ISMN'. */
export function judged(rules: NationRules, product: Product): string {
  const { verdict, rule, alternative } = judgeProduct(rules, product)
  return citing(verdict, rule) + (alternative === 'NONE' ? '' : ` → ${alternative}`)
}

/** Change → verdict, rule, lines. What the document is silent on is left out. */
export const changeTable = (rules: NationRules): Record<string, string> =>
  spoken(
    judgeChanges(rules, EDITION_CHANGES).changes.map(({ change, verdict, rule }) => [change, citing(verdict, rule)]),
  )

const citing = (verdict: string, rule: Rule | undefined): string =>
  rule ? `${verdict} ${rule.id} ${rule.source.slice(rule.source.indexOf(':') + 1)}` : verdict

const spoken = (rows: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries(rows.filter(([, verdict]) => !verdict.startsWith('UNDETERMINED')))
