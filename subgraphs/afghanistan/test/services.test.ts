import { giveOnlineAccess } from '@isbn-hub/agency/actions/applications/give-online-access'
import { assignIsbns } from '@isbn-hub/agency/actions/assign-isbns'
import { cancelIsbn } from '@isbn-hub/agency/actions/cancel-isbn'
import { registerPublisher } from '@isbn-hub/agency/actions/register-publisher'
import { transferPrefix } from '@isbn-hub/agency/actions/transfer-prefix'
import type { NewApplicant } from '@isbn-hub/agency/domain/applicant'
import type { ApplicationContent } from '@isbn-hub/agency/domain/application'
import type { NewPublication } from '@isbn-hub/agency/domain/publication'
import { findIsbns, findPublications } from '@isbn-hub/agency/store/find-isbns'
import { ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import { CUSTOMER, granted, openServingAgency, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { afghanistan } from '../src/nation.ts'

let ministry: ServingAgency
beforeAll(async () => void (ministry = await openServingAgency(afghanistan)))
afterAll(async () => ministry?.[Symbol.asyncDispose]())

const applicantDetails: NewApplicant = { name: 'نشر نمونه', kind: 'ORGANISATION', basedIn: 'AF', place: 'کابل' }

const described = (title: string, more: Partial<NewPublication> = {}): NewPublication => ({
  title,
  form: 'PAPERBACK',
  contributors: [{ name: 'نویسنده', role: 'author' }],
  language: 'fa-AF',
  year: 2026,
  ...more,
})
const content = (...publications: readonly NewPublication[]): ApplicationContent => ({
  publications: publications.map((publication) => ({ publication })),
  expectedTitles: 10,
})

const submitted = async (details: NewApplicant, asked: ApplicationContent) =>
  ministry.apply(await ministry.draft(await ministry.enter(details), 'PUBLISHER_CODE', asked), 'SUBMIT')

async function aPublisher(...publications: readonly NewPublication[]) {
  const applicant = await ministry.enter(applicantDetails)
  const application = await ministry.serve(applicant, 'PUBLISHER_CODE', content(...publications))
  return {
    applicant,
    publisher: await ministry.publisherOf(applicant),
    prefix: application.prefix ?? '',
    numbers: ministry.numbersOf(application),
  }
}

describe('whom the agency serves', () => {
  test('who is based elsewhere is referred to the agency there, with the rule', async () => {
    const refused = await submitted({ ...applicantDetails, basedIn: 'TJ' }, content(described('کتاب')))
    expect(refused).toMatchObject({
      code: 'NOT_OUR_JURISDICTION',
      facts: { country: 'TJ' },
      rule: { source: '003_1725eac0fd7caaad.txt:120-128' },
    })
  })

  test('a non-governmental organisation of several countries is referred to the International Agency', async () => {
    expect(await submitted({ ...applicantDetails, multinational: true }, content(described('کتاب')))).toMatchObject({
      code: 'INTERNATIONAL_JURISDICTION',
    })
  })

  test('who has moved abroad since gets numbers under the prefix that it holds, and no code', async () => {
    const abroad = { code: 'NOT_OUR_JURISDICTION', facts: { country: 'IR' } }
    const { applicant, prefix } = await aPublisher(described('پیش از سفر'))
    await ministry.changeApplicant(applicant, { ...applicantDetails, basedIn: 'IR' })
    const numbers = await ministry.serve(applicant, 'ISBN_FOR_PUBLICATION', content(described('پس از سفر')))
    expect(numbers.prefix).toBe(prefix)
    const further = { ...content(described('دیگر')), replacedPrefix: prefix }
    granted(await assignIsbns(ministry.agencyContext, ministry.actRequest(), { prefix, count: 8 }))
    const additional = await ministry.draft(applicant, 'ADDITIONAL_CODE', further)
    expect(await ministry.apply(additional, 'SUBMIT')).toMatchObject(abroad)

    const { publisher } = granted(
      await registerPublisher(ministry.agencyContext, ministry.actRequest(), applicantDetails),
    )
    const access = { publisher, subject: CUSTOMER }
    const { applicant: codeless } = granted(
      await giveOnlineAccess(ministry.agencyContext, ministry.actRequest(), access),
    )
    await ministry.changeApplicant(codeless, { ...applicantDetails, basedIn: 'IR' })
    const first = await ministry.draft(codeless, 'PUBLISHER_CODE', content(described('کتاب')))
    expect(await ministry.apply(first, 'SUBMIT')).toMatchObject(abroad)
  })

  test('every applicant that is based here is served, of any kind and in any language', async () => {
    for (const kind of ['AUTHOR', 'SOLE_TRADER', 'STATE'] as const)
      expect(await submitted({ ...applicantDetails, kind }, content(described('A book')))).toHaveProperty('application')
    for (const language of ['fa-AF', 'ps', 'en', 'uz'])
      expect(await submitted(applicantDetails, content(described('کتاب', { language })))).toHaveProperty('application')
  })
})

describe('metadata', () => {
  test('of each publication is required: contributors, language and year', async () => {
    for (const lacking of ['contributors', 'language', 'year'] as const)
      expect(await submitted(applicantDetails, content(described('کتاب', { [lacking]: undefined })))).toMatchObject({
        code: 'METADATA_MISSING',
        facts: { title: 'کتاب', missing: [lacking] },
        rule: { source: '003_1725eac0fd7caaad.txt:116' },
      })
  })

  test('of each volume of a set is required, too', async () => {
    const set = described('مجموعه', { form: 'SET', volumes: [described('۱'), { title: '۲', form: 'PAPERBACK' }] })
    expect(await submitted(applicantDetails, content(set))).toMatchObject({
      code: 'METADATA_MISSING',
      facts: { title: '۲' },
    })
  })
})

describe('products that get an ISBN', () => {
  test('a set and each of its volumes have a number, and every volume names the set', async () => {
    const volumes = ['۱', '۲', '۳'].map((title) => described(title))
    const { numbers } = await aPublisher(described('مجموعه', { form: 'SET', volumes }))
    expect(numbers).toHaveLength(4)
    const [set, ...others] = await rowsOf(numbers)
    expect(set?.volumeOf).toBeNull()
    expect(others.map(({ volumeOf }) => volumeOf)).toEqual(Array(3).fill(ordinal(numbers[0])))
  })

  test('a kit and each of its parts have a number', async () => {
    const volumes = [described('دفتر'), described('سی‌دی', { form: 'OTHER_ELECTRONIC' })]
    const { numbers } = await aPublisher(described('بسته', { form: 'KIT', volumes }))
    expect((await rowsOf(numbers)).map(({ form }) => form)).toEqual(['KIT', 'PAPERBACK', 'OTHER_ELECTRONIC'])
    expect(new Set(numbers).size).toBe(3)
  })

  test('a kit whose parts are not to be had by themselves has one number', async () => {
    expect((await aPublisher(described('بسته', { form: 'KIT' }))).numbers).toHaveLength(1)
  })

  test('each form of a publication has a number of its own', async () => {
    const { numbers } = await aPublisher(
      ...(['HARDBACK', 'PAPERBACK', 'PDF', 'EPUB'] as const).map((form) => described('کتاب', { form })),
    )
    expect(new Set(numbers).size).toBe(4)
  })

  test('a joint publication bears a number of each publisher, and each register knows the other’s', async () => {
    const first = await aPublisher(described('مشترک'))
    const second = await aPublisher(described('مشترک', { jointWith: [first.numbers[0] ?? ''] }))
    expect(second.prefix).not.toBe(first.prefix)
    const of = [first, second].map(({ numbers }) => ({ __typename: 'Isbn', isbn13: numbers[0]?.replaceAll('-', '') }))
    const { _entities } = await ministry.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Isbn { publication { jointWith } } } }',
      { of },
    )
    expect(_entities).toEqual([second, first].map(({ numbers }) => ({ publication: { jointWith: numbers } })))
  })

  test('a book that is given away free qualifies; a journal as a whole and goods do not', async () => {
    const one = (product: ApplicationContent['publications'][number]['product']) => ({
      publications: [{ publication: described('کتاب'), product }],
      expectedTitles: 10,
    })
    granted(await submitted(applicantDetails, one({ category: 'PRINTED_BOOK', availableToPublic: true })))
    expect(await submitted(applicantDetails, one({ category: 'SERIAL' }))).toMatchObject({
      code: 'PRODUCT_NEEDS_OTHER_NUMBER',
      facts: { identifier: 'ISSN' },
      rule: { id: 'Q20', source: expect.stringMatching(/:49, 53$/) },
    })
    expect(await submitted(applicantDetails, one({ category: 'MERCHANDISE' }))).toMatchObject({
      facts: { identifier: 'GTIN' },
    })
  })
})

describe('prefixes', () => {
  test('a takeover hands the prefix on and renumbers nothing', async () => {
    const [taken, heir] = [await aPublisher(described('پیشین')), await aPublisher(described('وارث'))]
    granted(
      await transferPrefix(ministry.agencyContext, ministry.actRequest(), {
        prefix: taken.prefix,
        to: heir.publisher,
        reason: 'TAKEOVER',
      }),
    )
    expect(await rowsOf(taken.numbers)).toMatchObject([{ title: 'پیشین' }])
    const { isbns } = granted(
      await assignIsbns(ministry.agencyContext, ministry.actRequest(), {
        prefix: taken.prefix,
        count: 1,
        publisher: heir.publisher,
      }),
    )
    expect(isbns[0] !== taken.numbers[0]?.replaceAll('-', '')).toBe(true)
  })

  test('one that is used up is followed by an additional one, larger if need be, and stays with its publisher', async () => {
    const { applicant, publisher, prefix } = await aPublisher(described('اول'))
    const further: ApplicationContent = { ...content(described('دیگر')), expectedTitles: 100, replacedPrefix: prefix }
    const early = await ministry.draft(applicant, 'ADDITIONAL_CODE', further)
    expect(await ministry.apply(early, 'SUBMIT')).toMatchObject({
      code: 'PREFIX_NOT_USED_UP',
      rule: { source: '003_1725eac0fd7caaad.txt:220' },
    })
    granted(await assignIsbns(ministry.agencyContext, ministry.actRequest(), { prefix, count: 9 }))
    const full = await ministry.draft(applicant, 'ISBN_FOR_PUBLICATION', content(described('دهم')))
    granted(await ministry.apply(full, 'SUBMIT'))
    granted(await ministry.decide(full, 'START_REVIEW'))
    expect(await ministry.decide(full, 'APPROVE')).toMatchObject({
      code: 'PREFIX_EXHAUSTED',
      facts: { prefixes: [prefix], free: 0, asked: 1 },
    })

    const additional = await ministry.serve(applicant, 'ADDITIONAL_CODE', further)
    expect(additional.prefix).toMatch(/^978-9936-\d{3}$/)
    const { _entities } = await ministry.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Publisher { prefixes { value } } } }',
      { of: [{ __typename: 'Publisher', id: publisher }] },
    )
    expect(_entities[0].prefixes).toEqual([{ value: prefix }, { value: additional.prefix }])
  })

  test('a number is never given again, though its book is out of print or never came', async () => {
    const { applicant, numbers } = await aPublisher(described('نایاب'))
    granted(await cancelIsbn(ministry.agencyContext, ministry.actRequest(), { isbn: numbers[0] ?? '' }))
    const rest = content(...Array.from({ length: 9 }, (_, n) => described(`کتاب ${n}`)))
    const next = await ministry.serve(applicant, 'ISBN_FOR_PUBLICATION', rest)
    expect(ministry.numbersOf(next)).toHaveLength(9)
    expect(ministry.numbersOf(next)).not.toContain(numbers[0])
  })
})

function ordinal(number = ''): number {
  const parsed = parseIsbn(number)
  if (isProblem(parsed)) throw new Error(parsed.message)
  return ordinalOf(parsed.isbn13)
}

/** What each number is on. */
async function rowsOf(numbers: readonly string[]) {
  const { pool } = ministry.agencyContext.database
  const given = await findIsbns(
    pool,
    numbers.map((number) => ordinal(number)),
  )
  const ids = numbers.map((number) => given.get(ordinal(number))?.publication ?? 0)
  const found = await findPublications(pool, ids)
  return ids.flatMap((id) => found.get(id) ?? [])
}
