/** What may bar a step, for nations to choose from. Each says what is missing, never more than one would see oneself. */
import type { AppliedPublication } from './application.ts'
import { appliedProducts } from './applied-products.ts'
import { namedCountry } from './country.ts'
import { saysSomething } from './entered-text.ts'
import type { ApplicationFacts, Guard } from './procedure.ts'
import { inNumberingOrder, type NewPublication } from './publication.ts'
import { quoted } from './quoted.ts'
import { type Refusal, type RefusalCode, refuse } from './refusal.ts'
import { amountOf, outstanding } from './rules/fees.ts'
import { judgeProduct } from './rules/judge-product.ts'

const guard = (name: string, unmet: (facts: ApplicationFacts) => Refusal | undefined): Guard => ({ name, unmet })

/** Bars with a sentence wherever `holds` is false. */
const needs = (
  name: string,
  code: RefusalCode,
  holds: (facts: ApplicationFacts) => boolean,
  sentence: string,
  rule?: string,
): Guard => guard(name, (facts) => (holds(facts) ? undefined : refuse(code, sentence, rule)))

/** A contract and an invoice can't be written without. */
export const bankDetailsComplete = needs(
  'bank details complete',
  'DETAILS_MISSING',
  ({ applicant: { bank } }) => !!bank?.bank.trim() && !!bank.account.trim(),
  "The organisation's bank details are missing: contract and invoice are written from them.",
)

/** Its name stands in the contract. */
export const responsiblePersonNamed = needs(
  'responsible person named',
  'DETAILS_MISSING',
  ({ applicant }) => !!applicant.contact?.person?.trim(),
  'The responsible person is not named.',
)

export const somethingToPublish = needs(
  'at least one publication',
  'DETAILS_MISSING',
  ({ content }) => content.publications.length > 0,
  'An application holds at least one publication.',
)

/** The papers that were signed say what the application says. */
export const papersCurrent = needs(
  'papers are those of the application as it is',
  'DOCUMENTS_MISSING',
  ({ version, papersOf }) => papersOf === version,
  'The application was changed after its papers were made: save it anew, and sign the new ones.',
)

/** These documents are there, whatever else may be asked for. */
export const attached = (...codes: readonly string[]): Guard =>
  guard(`attached: ${codes.join(', ')}`, ({ attached, required }) =>
    missing(
      codes.map((code) => required.find((document) => document.code === code) ?? { code, name: code, copies: 1 }),
      attached,
    ),
  )

/**
 * Every document that the agency's rules ask of such an applicant for such a service is there, in as many copies. What
 * is asked on a condition is the registrar's to judge, and proof of payment is asked only where something is to be paid.
 */
export const documentsComplete = guard('all documents', ({ required, attached, fee }) =>
  missing(
    required.filter(({ code, condition }) => condition === undefined && (code !== PAYMENT_ORDER || isDue(fee))),
    attached,
  ),
)

const PAYMENT_ORDER = 'PAYMENT_ORDER'

function missing(
  wanted: readonly { readonly code: string; readonly name: string; readonly copies: number }[],
  attached: ApplicationFacts['attached'],
): Refusal | undefined {
  const lacking = wanted.filter(
    ({ code, copies }) => !attached.some((one) => one.document === code && (one.file !== null || one.copies >= copies)),
  )
  if (lacking.length === 0) return undefined
  const names = lacking.map(({ code, name, copies }) => `${name} (${code}${copies > 1 ? `, ${copies} copies` : ''})`)
  return refuse('DOCUMENTS_MISSING', `Still to be handed in: ${names.join('; ')}.`)
}

/** What is to be paid has been paid: the payment order is there, and says so much. A fee that rises is open again. */
export const feePaid = guard('fee paid', ({ agency, fee, attached }) => {
  if (!isDue(fee)) return undefined
  const order = attached.find(({ document }) => document === PAYMENT_ORDER)
  const missing = outstanding(agency.rules, fee, order?.paid ?? null)
  if (missing === undefined) return undefined
  const due = `${fee.amount} ${fee.currency} are to be paid`
  const sentence = !order
    ? `${due}: attach the payment order.`
    : order.paid === null
      ? `${due}, and the payment order says of no amount that it was: attach it with the amount.`
      : `${due}, and ${amountOf(agency.rules, order.paid)} ${order.paid.currency} were: ${missing} ${fee.currency} are missing.`
  return refuse('FEE_UNPAID', sentence, fee.rule.source)
})

function isDue(fee: ApplicationFacts['fee']): fee is NonNullable<ApplicationFacts['fee']> {
  return fee !== null && fee.minorUnits > 0
}

/**
 * The agency serves those who are based in its country; where a book is printed, and in what language, is no matter. Asked
 * of a code, the first or a further one: it depends on where the publisher is today, in the register or not. A prefix that it has is its own wherever it goes, so numbers don't ask this.
 */
export const basedHere = guard('based in the country', ({ agency, applicant }) => {
  if (applicant.multinational)
    return refuse(
      'NOT_OUR_JURISDICTION',
      'A non-governmental organisation of several countries is served by the International ISBN Agency (INTL).',
      agency.jurisdiction,
    )
  if (applicant.basedIn === agency.code) return undefined
  return refuse(
    'NOT_OUR_JURISDICTION',
    `The ISBN agency of ${namedCountry(applicant.basedIn)}, where the publisher is based, serves it in whatever language it publishes. ` +
      'With reasons for another, ask the International ISBN Agency first.',
    agency.jurisdiction,
  )
})

/** Only such are served by the International ISBN Agency itself. Who is in the register was judged to be one. */
export const multinationalOnly = guard('organisation of several countries', ({ agency, applicant, publisher }) =>
  publisher || applicant.multinational
    ? undefined
    : refuse(
        'NOT_OUR_JURISDICTION',
        `Only non-governmental organisations of several countries are served here. The ISBN agency of ${namedCountry(applicant.basedIn)} serves this publisher.`,
        agency.jurisdiction,
      ),
)

/** A permit such as a publishing licence holds today. */
export const holds = (document: string, sentence: string, rule: string): Guard =>
  needs(
    `a valid ${document}`,
    'NOT_ELIGIBLE',
    ({ credentials, today }) =>
      credentials.some(
        (one) =>
          one.document === document && one.issuedOn <= today && (one.validUntil === null || today <= one.validUntil),
      ),
    sentence,
    rule,
  )

/** Further numbers are asked for online by those alone whom the agency has given access. */
export const onlineAccessGiven = (rule: string): Guard =>
  needs(
    'online access',
    'NOT_ELIGIBLE',
    ({ byRegistrar, applicant }) => byRegistrar || applicant.onlineAccess,
    'The agency gives access for further numbers online to publishers that it knows: apply on paper, or ask for access.',
    rule,
  )

/**
 * A second code is asked for as such: it follows one that is used up, and may cost otherwise. Bars the approval too, since
 * two applications may be under way.
 */
export const oneCodeEach = guard('no code yet', ({ service, holdsCode, publisher }) =>
  service === 'PUBLISHER_CODE' && holdsCode
    ? refuse('NOT_ELIGIBLE', `${publisher?.id ?? 'The publisher'} has a code: apply for an additional one.`)
    : undefined,
)

/** A further code is for a publisher that has one; numbers are for those that have a prefix or share one. */
export const alreadyPublisher = needs(
  'a publisher of this register',
  'NOT_ELIGIBLE',
  ({ publisher }) => publisher !== undefined,
  'The applicant is not in the register: apply for a publisher code first, or, for a publisher that is in it, ask the agency to recognise you as that one.',
)

/**
 * A prefix is followed by a further one only once neither it nor another of the publisher's has room for what is asked.
 * Who says of none that it is followed, pays as for a first.
 */
export const replacedIsUsedUp = (rule: string): Guard =>
  guard('the prefix is used up', ({ content: { replacedPrefix, publications }, held }) => {
    if (replacedPrefix === undefined) return undefined
    if (!held.some(({ prefix }) => prefix === replacedPrefix))
      return refuse('NOT_ELIGIBLE', `${quoted(replacedPrefix)} is not a prefix of the applicant.`, rule)
    const roomy = roomyAmong(held, publications)
    return roomy && refuse('NOT_ELIGIBLE', `${roomy.prefix} is not used up: it has ${roomy.remaining} left.`, rule)
  })

/** A further code that follows none, while another has room for what is asked, is given for a reason that the history keeps. */
export const furtherHasReason = (rule: string): Guard =>
  guard('a reason for a further code', ({ content: { replacedPrefix, publications }, held, reason }) => {
    if (replacedPrefix !== undefined || (reason !== undefined && saysSomething(reason))) return undefined
    const roomy = roomyAmong(held, publications)
    return (
      roomy && refuse('NOT_ELIGIBLE', `${roomy.prefix} has ${roomy.remaining} left: say why another is given.`, rule)
    )
  })

/** What the agency hands on to those who list books. */
export const metadataComplete = (rule: string): Guard =>
  guard('metadata complete', ({ content }) => {
    for (const { publication } of eachPublication(content.publications)) {
      const lacking = [
        publication.contributors?.length ? undefined : 'contributors',
        publication.language ? undefined : 'language',
        publication.year ? undefined : 'year',
      ].filter((name) => name !== undefined)
      if (lacking.length > 0)
        return refuse('DETAILS_MISSING', `“${publication.title}” lacks ${lacking.join(', ')}.`, rule)
    }
    return undefined
  })

/** A kit has parts, two or more: each is named, and so takes a number of its own. A set always names its volumes. */
export const partsNamed = (rule: string): Guard =>
  guard('parts named', ({ content }) => {
    const unnamed = eachPublication(content.publications).find(
      ({ publication: { form, volumes = [] } }) => form === 'KIT' && volumes.length < 2,
    )
    if (!unnamed) return undefined
    const { title } = unnamed.publication
    return refuse(
      'DETAILS_MISSING',
      `“${title}” is a kit: name its parts in \`volumes\`, two or more; each takes a number too.`,
      rule,
    )
  })

/**
 * No publication is one that the agency's rules exclude; where they are silent, none that the international rules
 * exclude: neither wholes nor their volumes. What both leave open is the registrar's to judge.
 */
export const productsEligible = guard('products eligible', ({ agency, content }) => {
  for (const { publication, judged } of appliedProducts(content.publications)) {
    const { title, form } = publication
    if (!judged)
      return refuse('DETAILS_MISSING', `“${title}” is ${form}, which doesn’t say what it is: say it in \`product\`.`)
    const { verdict, rule, alternative, international } = judgeProduct(agency.rules, judged)
    if (verdict !== 'NO' && !(verdict === 'UNDETERMINED' && international === 'NO')) continue
    const why = rule ? rule.text : 'by the international rules'
    const other = alternative === 'NONE' ? '' : ` Apply for an ${alternative} instead.`
    return refuse('NOT_ELIGIBLE', `“${title}” takes no ISBN: ${why}.${other}`, rule && `${rule.id}, ${rule.source}`)
  }
  return undefined
})

const roomyAmong = (held: ApplicationFacts['held'], publications: readonly AppliedPublication[]) =>
  held.find(({ remaining }) => remaining >= Math.max(1, eachPublication(publications).length))

const eachPublication = (applied: readonly AppliedPublication[]): { publication: NewPublication }[] =>
  inNumberingOrder(applied.map(({ publication }) => publication))
