import { asOperated } from '@isbn-hub/agency/as-operated'
import type { NewApplicant } from '@isbn-hub/agency/domain/applicant'
import type { ApplicationContent } from '@isbn-hub/agency/domain/application'
import { readFeePerNumber } from '@isbn-hub/agency/domain/rules/fees'
import { ANOTHER, granted, openServingAgency, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { uzbekistan } from '../src/nation.ts'

let library: ServingAgency
beforeAll(async () => void (library = await openServingAgency(uzbekistan)))
afterAll(async () => library?.[Symbol.asyncDispose]())

const applicantDetails: NewApplicant = {
  name: 'Namuna nashriyoti',
  kind: 'ORGANISATION',
  names: [{ name: 'Намуна нашриёти', language: 'uz', kind: 'TRANSLITERATED' }],
  basedIn: 'UZ',
  contact: { person: 'Masʼul shaxs', address: ['Namuna koʻchasi 1', 'Toshkent'] },
  headedBy: 'Tashkilot rahbari',
  bank: { bank: 'Namuna bank', account: '20208000000000000001', bankCode: '00000', taxNumber: '300000000' },
}
const withoutBank: NewApplicant = { ...applicantDetails, bank: undefined }

const book = (title: string) => ({ publication: { title, form: 'HARDBACK' as const } })
const oneBook: ApplicationContent = { publications: [book('Birinchi kitob')], expectedTitles: 20 }

const drafted = async (content = oneBook, details = applicantDetails) =>
  library.draft(await library.enter(details), 'PUBLISHER_CODE', content)

const stateOf = async (id: string) => (await library.application(id)).state

/** Signed, sealed, scanned and attached. */
async function sign(id: string, ...documents: readonly string[]): Promise<void> {
  for (const document of documents) await library.scan(id, document)
}

async function handIn(id: string): Promise<void> {
  granted(await library.apply(id, 'SAVE'))
  await sign(id, 'CONTRACT', 'INVOICE', 'PAYMENT_ORDER')
  granted(await library.apply(id, 'SUBMIT'))
}

describe('from the registration to the certificate', () => {
  test('the application goes through its states in their order, each by the one whose turn it is', async () => {
    const id = await drafted()
    await handIn(id)
    await library.approve(id)

    const acts = (await library.history(id)).filter(({ from, to }) => from !== to)
    expect(acts.map(({ act, by, to }) => `${by} ${act} → ${to}`)).toEqual([
      'APPLICANT DRAFT → DRAFT',
      'APPLICANT SAVE → SAVED',
      'SYSTEM PROCEED → AWAITING_SIGNED_DOCUMENTS',
      'SYSTEM PROCEED → AWAITING_PAYMENT',
      'APPLICANT SUBMIT → SUBMITTED',
      'AGENCY START_REVIEW → UNDER_REVIEW',
      'AGENCY APPROVE → NUMBER_ATTACHED',
      'SYSTEM PROCEED → CERTIFICATE_ISSUED',
    ])
  })

  test('saving makes contract, invoice and description, and they wait for signature and seal', async () => {
    const id = await drafted()
    expect(await library.papers(id)).toEqual({})
    granted(await library.apply(id, 'SAVE'))
    expect(Object.keys(await library.papers(id)).toSorted()).toEqual(['CONTRACT', 'DESCRIPTION', 'INVOICE'])
    expect(await stateOf(id)).toBe('AWAITING_SIGNED_DOCUMENTS')
  })

  test('with contract and invoice signed it waits for the payment', async () => {
    const id = await drafted()
    granted(await library.apply(id, 'SAVE'))
    await sign(id, 'INVOICE')
    expect(await stateOf(id)).toBe('AWAITING_SIGNED_DOCUMENTS')
    await sign(id, 'CONTRACT')
    expect(await stateOf(id)).toBe('AWAITING_PAYMENT')
  })

  test('the papers name the responsible person, the head and the bank details as they were entered', async () => {
    const id = await drafted()
    granted(await library.apply(id, 'SAVE'))
    const { CONTRACT, INVOICE } = await library.papers(id)
    for (const paper of [CONTRACT, INVOICE])
      expect(paper?.facts.applicant).toMatchObject({
        person: 'Masʼul shaxs',
        headedBy: 'Tashkilot rahbari',
        bank: applicantDetails.bank,
      })
  })

  test('one application may hold several publications, and each gets a number of the one prefix', async () => {
    const titles = ['Birinchi', 'Ikkinchi', 'Учинчи']
    const id = await drafted({ publications: titles.map(book), expectedTitles: 20 })
    await handIn(id)
    const application = await library.approve(id)
    const { CERTIFICATE } = await library.papers(id)
    expect(CERTIFICATE?.facts.publications.map(({ title }) => title)).toEqual(titles)
    const numbers = CERTIFICATE?.facts.publications.map(({ isbn }) => isbn)
    expect(numbers).toEqual(library.numbersOf(application))
    expect(new Set(numbers).size).toBe(3)
    expect(numbers?.every((number) => number?.startsWith(`${application.prefix}-`))).toBe(true)
  })

  test('the certificate comes with the number and bears both, and the name in both scripts', async () => {
    const id = await drafted()
    await handIn(id)
    granted(await library.decide(id, 'START_REVIEW'))
    expect((await library.papers(id)).CERTIFICATE).toBeUndefined()
    granted(await library.decide(id, 'APPROVE', ANOTHER))
    expect((await library.papers(id)).CERTIFICATE?.facts).toMatchObject({
      applicant: { name: 'Namuna nashriyoti', names: [{ name: 'Намуна нашриёти', language: 'uz' }] },
      prefix: expect.stringMatching(/^978-9910-/),
      publications: [{ isbn: expect.stringMatching(/^978-9910-/) }],
    })
  })

  test('the publisher enters the register with its name in both scripts, and nothing of its bank', async () => {
    const id = await drafted()
    await handIn(id)
    await library.approve(id)
    const { publisher } = (await library.events()).at(-1)
    expect(publisher.names).toMatchObject([
      { name: 'Namuna nashriyoti', script: 'Latn', kind: 'OFFICIAL' },
      { name: 'Намуна нашриёти', script: 'Cyrl', kind: 'TRANSLITERATED' },
    ])
    expect(JSON.stringify(await library.events())).not.toContain(applicantDetails.bank?.account)
  })

  test('Read more shows the customer the attached number and the attached documents', async () => {
    const id = await drafted()
    await handIn(id)
    const application = await library.approve(id)
    const { application: shown } = await library.ask(
      `query ($id: ID!) { application(id: $id) {
        publications { isbn { isbn13 } } documents { code attached { fileName file { url } } } papers { kind pdf { url } } } }`,
      { id },
      library.customer(),
    )
    expect(shown.publications[0].isbn.isbn13).toBe(library.numbersOf(application)[0]?.replaceAll('-', ''))
    const link = { url: expect.stringMatching(/^http/) }
    expect(shown.documents).toEqual(
      ['CONTRACT', 'INVOICE', 'PAYMENT_ORDER'].map((code) => ({
        code,
        attached: { fileName: `${code}.pdf`, file: link },
      })),
    )
    expect(shown.papers).toContainEqual({ kind: 'CERTIFICATE', pdf: link })
  })
})

describe('what bars the way', () => {
  test('without bank details nothing is saved', async () => {
    const id = await drafted(oneBook, withoutBank)
    expect(await library.apply(id, 'SAVE')).toMatchObject({
      code: 'BANK_DETAILS_MISSING',
    })
    expect([await stateOf(id), await library.papers(id)]).toEqual(['DRAFT', {}])
  })

  test('without a responsible person nothing is saved', async () => {
    const id = await drafted(oneBook, { ...applicantDetails, contact: { address: ['Toshkent'] } })
    expect(await library.apply(id, 'SAVE')).toMatchObject({
      code: 'RESPONSIBLE_PERSON_MISSING',
    })
  })

  test('without a publication nothing is saved', async () => {
    const id = await drafted({ publications: [] })
    expect(await library.apply(id, 'SAVE')).toMatchObject({
      code: 'PUBLICATIONS_MISSING',
    })
  })

  test.each(['ISBN_FOR_PUBLICATION', 'ADDITIONAL_CODE'] as const)(
    'without a code nothing is saved, and so nothing paid, for %s',
    async (service) => {
      const id = await library.draft(
        await library.enter({ ...applicantDetails, name: 'Yangi nashriyot' }),
        service,
        oneBook,
      )
      expect(await library.apply(id, 'SAVE')).toMatchObject({ code: 'NOT_REGISTERED' })
    },
  )

  test('all three scans must be there: each that is missing is named', async () => {
    for (const missing of ['CONTRACT', 'INVOICE', 'PAYMENT_ORDER']) {
      const id = await drafted()
      granted(await library.apply(id, 'SAVE'))
      await sign(id, ...['CONTRACT', 'INVOICE', 'PAYMENT_ORDER'].filter((document) => document !== missing))
      const refused = await library.apply(id, 'SUBMIT')
      if (missing === 'PAYMENT_ORDER')
        expect(refused).toMatchObject({ code: 'DOCUMENTS_MISSING', facts: { documents: [{ code: missing }] } })
      else expect(refused).toMatchObject({ code: 'STEP_NOT_OPEN' })
      expect(await stateOf(id)).not.toBe('SUBMITTED')
    }
  })

  test('a serial is referred to an ISSN', async () => {
    const journal = {
      publication: { title: 'Namuna jurnali', form: 'OTHER_PRINT' },
      product: { category: 'SERIAL' },
    } as const
    const id = await drafted({ publications: [journal] })
    expect(await library.apply(id, 'SAVE')).toMatchObject({
      code: 'PRODUCT_NEEDS_OTHER_NUMBER',
      facts: { identifier: 'ISSN' },
      rule: { id: 'Q20', source: expect.stringContaining('isbn-international.org') },
    })
  })
})

describe('whatever is changed after saving', () => {
  test('in the application wants new papers, and the new papers new signatures', async () => {
    const id = await drafted()
    granted(await library.apply(id, 'SAVE'))
    await sign(id, 'CONTRACT', 'INVOICE', 'PAYMENT_ORDER')
    const before = await library.papers(id)
    await library.change(id, { ...oneBook, publications: [book('Boshqa sarlavha')] })
    expect(await library.apply(id, 'SUBMIT')).toMatchObject({ code: 'PAPERS_OUTDATED' })

    granted(await library.apply(id, 'SAVE'))
    const after = await library.papers(id)
    expect(after.CONTRACT?.code).not.toBe(before.CONTRACT?.code)
    expect(after.DESCRIPTION?.facts.publications).toMatchObject([{ title: 'Boshqa sarlavha' }])
    expect(await stateOf(id)).toBe('AWAITING_SIGNED_DOCUMENTS')
    await sign(id, 'CONTRACT', 'INVOICE')
    granted(await library.apply(id, 'SUBMIT'))
  })

  test('in the bank details wants new papers, too, also where the application was returned for them', async () => {
    const applicant = await library.enter(applicantDetails)
    const id = await library.draft(applicant, 'PUBLISHER_CODE', oneBook)
    await handIn(id)
    granted(await library.decide(id, 'START_REVIEW'))
    const changed = { ...applicantDetails, bank: { bank: 'Namuna bank', account: '2' } }
    await expect(library.changeApplicant(applicant, changed)).rejects.toThrow('APPLICATION_WITH_AGENCY')
    const comments = [{ section: 'bank', text: 'Hisob raqami boshqa.' }]
    granted(await library.decide(id, 'RETURN', { comments }))
    await library.changeApplicant(applicant, changed)
    expect(await library.apply(id, 'SUBMIT')).toMatchObject({ code: 'PAPERS_OUTDATED' })
    granted(await library.apply(id, 'SAVE'))
    expect((await library.papers(id)).CONTRACT?.facts.applicant.bank?.account).toBe('2')
  })
})

describe('where the library says what a number costs and where that is paid', () => {
  const payee = { bank: 'Kutubxona banki', account: '20210000000000000002', bankCode: '00014', taxNumber: '200000000' }
  let paid: ServingAgency
  beforeAll(async () => {
    const nation = asOperated(uzbekistan, { holidays: [], payee, feePerNumber: readFeePerNumber('120000.00 UZS') })
    paid = await openServingAgency(nation, undefined, payee)
  })
  afterAll(async () => paid?.[Symbol.asyncDispose]())

  test('contract and invoice bear the amount for all numbers, and the account', async () => {
    const content = { publications: ['Birinchi', 'Ikkinchi'].map(book), expectedTitles: 20 }
    const id = await paid.draft(await paid.enter(applicantDetails), 'PUBLISHER_CODE', content)
    granted(await paid.apply(id, 'SAVE'))
    const { CONTRACT, INVOICE } = await paid.papers(id)
    for (const paper of [CONTRACT, INVOICE])
      expect(paper?.facts).toMatchObject({ payee, fee: { amount: '240000.00', currency: 'UZS' } })
  })

  test('it is handed in once the payment order says that all of it was paid', async () => {
    const id = await paid.draft(
      await paid.enter({ ...applicantDetails, name: 'Boshqa nashriyot' }),
      'PUBLISHER_CODE',
      oneBook,
    )
    granted(await paid.apply(id, 'SAVE'))
    for (const document of ['CONTRACT', 'INVOICE', 'PAYMENT_ORDER']) await paid.scan(id, document)
    expect(await paid.apply(id, 'SUBMIT')).toMatchObject({ code: 'PAYMENT_AMOUNT_MISSING' })
    await paid.scan(id, 'PAYMENT_ORDER', { amount: '100000.00', currency: 'UZS' })
    expect(await paid.apply(id, 'SUBMIT')).toMatchObject({
      code: 'FEE_UNDERPAID',
      facts: { missing: '20000.00', currency: 'UZS' },
    })
    await paid.scan(id, 'PAYMENT_ORDER', { amount: '120000.00', currency: 'UZS' })
    granted(await paid.apply(id, 'SUBMIT'))
    await paid.approve(id)
  })

  test('the invoiced amount is owed, even if the tariff changes afterwards', async () => {
    const later = asOperated(uzbekistan, { holidays: [], payee, feePerNumber: readFeePerNumber('150000.00 UZS') })
    const id = await paid.draft(
      await paid.enter({ ...applicantDetails, name: 'Uchinchi nashriyot' }),
      'PUBLISHER_CODE',
      oneBook,
    )
    granted(await paid.apply(id, 'SAVE'))
    for (const document of ['CONTRACT', 'INVOICE']) await paid.scan(id, document)
    await paid.scan(id, 'PAYMENT_ORDER', { amount: '120000.00', currency: 'UZS' })
    const before = paid.agencyContext.nation
    Object.assign(paid.agencyContext, { nation: { ...later, sample: before.sample } })
    granted(await paid.apply(id, 'SUBMIT'))
    expect(await paid.approve(id)).toMatchObject({ state: 'CERTIFICATE_ISSUED' })
    Object.assign(paid.agencyContext, { nation: before })
  })
})
