/** Does this product qualify for a number? One judge for all agencies; the rules are theirs. */
import { internationalRules } from './international-rules.ts'
import type { NationRules } from './nation-rules.ts'
import type { AlternativeIdentifier, EligibleProduct, Exclusion, Product, ProductRules } from './product.ts'
import { citationOf, type Rule, type Verdict } from './rule.ts'

export interface Eligibility {
  readonly verdict: Verdict
  /** The rule that decided; none where the agency's document is silent. */
  readonly rule: Rule | undefined
  /** Of CONDITIONAL: what it turns on. */
  readonly condition: string | undefined
  /** To take instead, or beside a YES. */
  readonly alternative: AlternativeIdentifier
  /** What the international rules say of the same product. */
  readonly international: Verdict
}

/** By the agency's own rules, with the international verdict beside it. */
export function judgeProduct({ products }: Pick<NationRules, 'products'>, product: Product): Eligibility {
  const own = judge(products, product)
  const international = judge(internationalRules.products, product)
  // Which number it takes instead is no matter of one country. A YES takes another only where its own rule says so.
  const instead = own.verdict === 'YES' ? undefined : international.alternative
  return { ...own, alternative: own.alternative ?? instead ?? 'NONE', international: international.verdict }
}

interface Judgement extends Pick<Eligibility, 'verdict' | 'rule' | 'condition'> {
  readonly alternative: AlternativeIdentifier | undefined
}

const SILENCE: Judgement = { verdict: 'UNDETERMINED', rule: undefined, condition: undefined, alternative: undefined }

/** In this order: Is it for the public? Has it an end? Is it of an excluded kind? Of an eligible one, on what condition? */
function judge({ excluded, eligible }: ProductRules, product: Product): Judgement {
  const exclusion =
    lacking(excluded, product, 'availableToPublic') ??
    lacking(excluded, product, 'definedEnd') ??
    excluded.find(({ covers, unless }) => covers.includes(product.category) && !(unless && product[unless]))
  if (exclusion) return decided('NO', exclusion)

  const found = eligible.find((rule) => isCovered(rule, product))
  if (!found) return SILENCE
  const { condition } = found
  if (!condition) return decided('YES', found)
  const met = (condition.fact && product[condition.fact]) ?? condition.presumed
  if (met === undefined) return { ...decided('CONDITIONAL', found), condition: condition.text }
  return decided(met ? 'YES' : 'NO', found)
}

const lacking = (excluded: readonly Exclusion[], product: Product, fact: Exclusion['lacking'] & string) =>
  product[fact] === false ? excluded.find((rule) => rule.lacking === fact) : undefined

const isCovered = ({ covers, notesFrom = 0 }: EligibleProduct, { category, notesShare }: Product): boolean =>
  covers.includes(category) && (notesShare === undefined || notesShare >= notesFrom)

const decided = (verdict: Verdict, rule: Exclusion | EligibleProduct): Judgement => ({
  verdict,
  rule: citationOf(rule),
  condition: undefined,
  alternative: rule.alternative,
})
