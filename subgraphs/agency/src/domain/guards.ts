/** The conditions of steps, for nations to choose from. Each refuses with what is missing. */
import type { AppliedPublication } from './application.ts'
import { appliedProducts } from './applied-products.ts'
import { saysSomething } from './entered-text.ts'
import type { FactName, FactsAtHand, FactsRead, Guard, GuardCode } from './procedure.ts'
import { inNumberingOrder, type NewPublication } from './publication.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { RequiredDocument } from './rules/documents.ts'
import { amountOf, outstanding } from './rules/fees.ts'
import { internationalRules } from './rules/international-rules.ts'
import { judgeProduct } from './rules/judge-product.ts'
import type { Rule } from './rules/rule.ts'

/** It can ask what is at hand, and what it names in `needs`. */
const guard = <Needed extends FactName>(
  name: string,
  needs: readonly Needed[],
  unmet: (facts: FactsAtHand & Pick<FactsRead, Needed>) => Refusal<GuardCode> | undefined,
): Guard => ({ name, needs, unmet })

/** The contract and the invoice are written from the bank details. */
export const bankDetailsComplete = guard('bank details complete', [], ({ applicant: { bank } }) =>
  bank?.bank.trim() && bank.account.trim() ? undefined : refuse('BANK_DETAILS_MISSING', {}),
)

/** The contract names the responsible person. */
export const responsiblePersonNamed = guard('responsible person named', [], ({ applicant }) =>
  applicant.contact?.person?.trim() ? undefined : refuse('RESPONSIBLE_PERSON_MISSING', {}),
)

export const somethingToPublish = guard('at least one publication', [], ({ content }) =>
  content.publications.length > 0 ? undefined : refuse('PUBLICATIONS_MISSING', {}),
)

/** The papers that were signed say what the application says. */
export const papersCurrent = guard('papers are those of the application as it is', [], ({ version, papersOf }) =>
  papersOf === version ? undefined : refuse('PAPERS_OUTDATED', {}),
)

/** These documents are attached, whatever else may be asked for. */
export const attached = (...codes: readonly string[]): Guard =>
  guard(`attached: ${codes.join(', ')}`, ['attached'], ({ attached, required }) =>
    missing(
      codes.map((code) => required.find((document) => document.code === code) ?? { code, name: code, copies: 1 }),
      attached,
    ),
  )

/**
 * Every document that the agency's rules ask of such an applicant for such a service is there, in as many copies. What
 * is asked on a condition is the registrar's to judge, and proof of payment is asked only where something is to be paid.
 */
export const documentsComplete = guard('all documents', ['attached', 'fee'], ({ required, attached, fee }) =>
  missing(
    required.filter(({ code, condition }) => condition === undefined && (code !== PAYMENT_ORDER || isDue(fee))),
    attached,
  ),
)

const PAYMENT_ORDER = 'PAYMENT_ORDER'

function missing(
  wanted: readonly Pick<RequiredDocument, 'code' | 'name' | 'copies'>[],
  attached: FactsRead['attached'],
): Refusal<'DOCUMENTS_MISSING'> | undefined {
  const lacking = wanted.filter(
    ({ code, copies }) => !attached.some((one) => one.document === code && (one.file !== null || one.copies >= copies)),
  )
  if (lacking.length === 0) return undefined
  return refuse('DOCUMENTS_MISSING', {
    documents: lacking.map(({ code, name }) => ({ code, name: { en: name } })),
    copies: lacking.map(({ copies }) => copies),
  })
}

/** The payment order is attached, and says that the fee was paid in full. A fee that rises is open again. */
export const feePaid = guard('fee paid', ['attached', 'fee'], ({ agency, fee, attached }) => {
  if (!isDue(fee)) return undefined
  const order = attached.find(({ document }) => document === PAYMENT_ORDER)
  const missing = outstanding(agency.rules, fee, order?.paid ?? null)
  if (missing === undefined) return undefined
  const { amount, currency, rule } = fee
  if (!order) return refuse('FEE_UNPAID', { amount, currency }, { rule })
  if (order.paid === null) return refuse('PAYMENT_AMOUNT_MISSING', { amount, currency }, { rule })
  const paid = amountOf(agency.rules, order.paid)
  return refuse('FEE_UNDERPAID', { amount, currency, paid, paidCurrency: order.paid.currency, missing }, { rule })
})

function isDue(fee: FactsRead['fee']): fee is NonNullable<FactsRead['fee']> {
  return fee !== null && fee.minorUnits > 0
}

/**
 * The agency serves those who are based in its country, wherever and in whatever language they publish. Asked for a first
 * code and for a further one: it depends on where the publisher is today. A prefix stays with its publisher wherever it
 * goes, so that ISBNs under it do not ask this.
 */
export const basedHere = guard('based in the country', [], ({ agency, applicant }) => {
  const rule = agency.jurisdiction
  if (applicant.multinational) return refuse('INTERNATIONAL_JURISDICTION', {}, { rule })
  if (applicant.basedIn === agency.code) return undefined
  return refuse('NOT_OUR_JURISDICTION', { country: applicant.basedIn }, { rule })
})

/** The International ISBN Agency itself serves only such organisations. A publisher in its register was judged to be one. */
export const multinationalOnly = guard('organisation of several countries', [], ({ agency, applicant }) =>
  applicant.publisher !== null || applicant.multinational
    ? undefined
    : refuse('NOT_MULTINATIONAL', { country: applicant.basedIn }, { rule: agency.jurisdiction }),
)

/** A permit such as a publishing licence is valid today. */
export const holds = (document: Pick<RequiredDocument, 'code' | 'name'>, rule: Rule): Guard =>
  guard(`a valid ${document.code}`, ['credentials'], ({ credentials, today }) => {
    const isHeld = credentials.some(
      (one) =>
        one.document === document.code && one.issuedOn <= today && (one.validUntil === null || today <= one.validUntil),
    )
    const { code, name } = document
    return isHeld ? undefined : refuse('PERMIT_MISSING', { document: { code, name: { en: name } } }, { rule })
  })

/** Only publishers to which the agency has given access apply for further ISBNs online. */
export const onlineAccessGiven = (rule: Rule): Guard =>
  guard('online access', [], ({ byRegistrar, applicant }) =>
    byRegistrar || applicant.onlineAccess ? undefined : refuse('ONLINE_ACCESS_MISSING', {}, { rule }),
  )

/**
 * A second code is applied for as an additional one: it follows one that is used up, and may cost another fee. Also a
 * condition of the approval, since two applications may be under way.
 */
export const oneCodeEach = guard('no code yet', ['holdsCode'], ({ service, holdsCode, applicant }) =>
  service === 'PUBLISHER_CODE' && holdsCode ? refuse('CODE_HELD', { publisher: applicant.publisher ?? '' }) : undefined,
)

/** A further code is for a publisher that has one; ISBNs are for those that have a prefix or share one. */
export const alreadyPublisher = guard('a publisher of this register', [], ({ applicant }) =>
  applicant.publisher === null ? refuse('NOT_REGISTERED', {}) : undefined,
)

/**
 * A further prefix follows one only once neither it nor another of the publisher's has room for what is applied for. An
 * applicant who names no replaced prefix pays as for a first one.
 */
export const replacedIsUsedUp = (rule: Rule): Guard =>
  guard('the prefix is used up', ['held'], ({ content: { replacedPrefix, publications }, held }) => {
    if (replacedPrefix === undefined) return undefined
    if (!held.some(({ prefix }) => prefix === replacedPrefix))
      return refuse('PREFIX_NOT_YOURS', { prefix: replacedPrefix }, { rule })
    const roomy = roomyAmong(held, publications)
    return roomy && refuse('PREFIX_NOT_USED_UP', roomy, { rule })
  })

/** A further code that replaces none, while another has room for what is applied for, needs a reason for the history. */
export const furtherHasReason = (rule: Rule): Guard =>
  guard('a reason for a further code', ['held'], ({ content: { replacedPrefix, publications }, held, reason }) => {
    if (replacedPrefix !== undefined || (reason !== undefined && saysSomething(reason))) return undefined
    const roomy = roomyAmong(held, publications)
    return roomy && refuse('REASON_FOR_PREFIX_MISSING', roomy, { rule })
  })

/** What the agency hands on to those who list books. */
export const metadataComplete = (rule: Rule): Guard =>
  guard('metadata complete', [], ({ content }) => {
    for (const { publication } of eachPublication(content.publications)) {
      const missing = (['contributors', 'language', 'year'] as const).filter((name) => {
        const value = publication[name]
        return Array.isArray(value) ? value.length === 0 : !value
      })
      if (missing.length > 0) return refuse('METADATA_MISSING', { title: publication.title, missing }, { rule })
    }
    return undefined
  })

/** A kit names its parts, two or more, each of which gets an ISBN. A set always names its volumes. */
export const partsNamed = (rule: Rule): Guard =>
  guard('parts named', [], ({ content }) => {
    const unnamed = eachPublication(content.publications).find(
      ({ publication: { form, volumes = [] } }) => form === 'KIT' && volumes.length < 2,
    )
    return unnamed && refuse('KIT_WITHOUT_PARTS', { title: unnamed.publication.title }, { rule })
  })

/**
 * No publication is one that the agency's rules exclude; where they are silent, none that the international rules
 * exclude: neither wholes nor their volumes. What both leave open is the registrar's to judge.
 */
export const productsEligible = guard('products eligible', [], ({ agency, content }) => {
  for (const { publication, judged } of appliedProducts(content.publications)) {
    const { title, form } = publication
    if (!judged) return refuse('PRODUCT_UNDESCRIBED', { title, form })
    const { verdict, rule: own, alternative, international } = judgeProduct(agency.rules, judged)
    if (verdict !== 'NO' && !(verdict === 'UNDETERMINED' && international === 'NO')) continue
    const rule = own ?? judgeProduct(internationalRules, judged).rule
    return alternative === 'NONE'
      ? refuse('PRODUCT_NOT_ELIGIBLE', { title }, { rule })
      : refuse('PRODUCT_NEEDS_OTHER_NUMBER', { title, identifier: alternative }, { rule })
  }
  return undefined
})

const roomyAmong = (held: FactsRead['held'], publications: readonly AppliedPublication[]) =>
  held.find(({ remaining }) => remaining >= Math.max(1, eachPublication(publications).length))

const eachPublication = (applied: readonly AppliedPublication[]): { publication: NewPublication }[] =>
  inNumberingOrder(applied.map(({ publication }) => publication))
