import { actOnApplication } from '@isbn-hub/agency/actions/applications/act-on-application'
import { ANOTHER, CUSTOMER, granted } from '@isbn-hub/test/serving-agency'
import { describe, expect, test } from '@jest/globals'

import {
  applicantDetails,
  approved,
  aPublisher,
  asking,
  author,
  books,
  CODE_PAPERS,
  feeOf,
  firstBook,
  library,
  openLibrary,
  scanned,
  useUp,
} from './library.ts'

openLibrary()

describe('the fee', () => {
  test('is quoted on the application by the length of the code that fits the expected output', async () => {
    const quoted = []
    for (const titles of [10, 100, 1_000, 10_000])
      quoted.push(await feeOf(await asking(applicantDetails, firstBook(titles))))
    expect(quoted).toEqual(
      ['5.00', '11.00', '26.00', '44.00'].map((amount) => ({ amount, currency: 'BGN', waived: false })),
    )
  })

  test('is waived where a five-digit code follows one of five digits that is used up', async () => {
    const { applicant, prefix } = await aPublisher(10)
    await useUp(prefix)
    const id = await library.draft(applicant, 'ADDITIONAL_CODE', { ...firstBook(10), replacedPrefix: prefix })
    expect(await feeOf(id)).toEqual({ amount: '0.00', currency: 'BGN', waived: true })
    await scanned(id, ['CONSECUTIVE_REQUEST'])
    const next = await approved(id)
    expect(next.prefix).toMatch(/^978-(619-9|954-9)\d{4}$/)
    expect(next.prefix).not.toBe(prefix)
  })

  test('is not waived while a number of the code that is followed is left', async () => {
    const { applicant, prefix } = await aPublisher(10)
    const id = await library.draft(applicant, 'ADDITIONAL_CODE', { ...books(10), replacedPrefix: prefix })
    expect(await feeOf(id)).toEqual({ amount: '5.00', currency: 'BGN', waived: false })
    await scanned(id, ['CONSECUTIVE_REQUEST'])
    expect(await library.apply(id, 'SUBMIT')).toMatchObject({ code: 'DOCUMENTS_MISSING' })
    await scanned(id, ['PAYMENT_ORDER'])
    expect((await approved(id)).ordinals).toHaveLength(10)
  })

  test('a further code that follows none, while one has room, is given for a reason that is kept', async () => {
    const { applicant, prefix } = await aPublisher(10)
    const id = await library.draft(applicant, 'ADDITIONAL_CODE', firstBook(10))
    await scanned(id, ['CONSECUTIVE_REQUEST', 'PAYMENT_ORDER'])
    granted(await library.apply(id, 'SUBMIT'))
    granted(await library.decide(id, 'START_REVIEW'))
    expect(await library.decide(id, 'APPROVE')).toMatchObject({
      code: 'REASON_FOR_PREFIX_MISSING',
      facts: { prefix, remaining: 9 },
    })
    granted(await library.decide(id, 'APPROVE', { reason: 'Нова поредица.' }))
    expect((await library.history(id)).find(({ act }) => act === 'APPROVE')?.reason).toBe('Нова поредица.')
  })

  test('is that of the shorter code where a shorter one follows', async () => {
    const { applicant, prefix } = await aPublisher(10)
    await useUp(prefix)
    const id = await library.draft(applicant, 'ADDITIONAL_CODE', { ...firstBook(100), replacedPrefix: prefix })
    expect(await feeOf(id)).toEqual({ amount: '11.00', currency: 'BGN', waived: false })
  })

  test('is that of the code which the registrar decides on, and is paid before it is given', async () => {
    const { applicant, prefix } = await aPublisher(10)
    await useUp(prefix)
    const id = await library.draft(applicant, 'ADDITIONAL_CODE', { ...firstBook(10), replacedPrefix: prefix })
    await scanned(id, ['CONSECUTIVE_REQUEST'])
    granted(await library.apply(id, 'SUBMIT'))
    granted(await library.decide(id, 'START_REVIEW'))
    const shorter = { decision: { registrantLength: 3 } }
    expect(await library.decide(id, 'APPROVE', shorter)).toMatchObject({
      code: 'FEE_UNPAID',
      facts: { amount: '26.00', currency: 'BGN' },
    })
    await library.receive(id, 'PAYMENT_ORDER', 1, { amount: '26.00', currency: 'BGN' })
    granted(await library.decide(id, 'APPROVE', shorter))
    expect(await feeOf(id)).toEqual({ amount: '26.00', currency: 'BGN', waived: false })
  })

  test('is paid by what the payment order says was paid: whatever is missing is still to be paid', async () => {
    const id = await asking(applicantDetails, firstBook(10), ['APPLICATION', 'TITLE_PAGE', 'NAME_DOCUMENT'])
    await library.scan(id, 'PAYMENT_ORDER')
    expect(await library.apply(id, 'SUBMIT')).toMatchObject({ code: 'PAYMENT_AMOUNT_MISSING' })
    await library.scan(id, 'PAYMENT_ORDER', { amount: '5.00', currency: 'BGN' })
    granted(await library.apply(id, 'SUBMIT'))
    granted(await library.decide(id, 'START_REVIEW'))
    const shortest = { ...ANOTHER, decision: { registrantLength: 2 } }
    expect(await library.decide(id, 'APPROVE', shortest)).toMatchObject({
      code: 'FEE_UNDERPAID',
      facts: { amount: '44.00', currency: 'BGN', paid: '5.00', paidCurrency: 'BGN', missing: '39.00' },
      rule: { source: '002_1d1faddc2c9764de.txt:76' },
    })
    await library.receive(id, 'PAYMENT_ORDER', 1, { amount: '44', currency: 'BGN' })
    granted(await library.decide(id, 'APPROVE', shortest))
    const { documents } = (
      await library.ask(
        'query ($id: ID!) { application(id: $id) { documents { code attached { amount currency } } } }',
        {
          id,
        },
      )
    ).application
    expect(documents).toContainEqual({ code: 'PAYMENT_ORDER', attached: { amount: '44.00', currency: 'BGN' } })
  })

  test('is open again once more is asked for than was paid', async () => {
    const id = await asking(applicantDetails, firstBook(10), CODE_PAPERS)
    await library.change(id, firstBook(5_000))
    expect(await library.apply(id, 'SUBMIT')).toMatchObject({ code: 'FEE_UNDERPAID' })
  })

  test('is not saved by naming a code that has numbers left, or that is another’s', async () => {
    const [{ applicant, prefix }, other] = [await aPublisher(10), await aPublisher(10)]
    await useUp(other.prefix)
    for (const [replacedPrefix, code] of [
      [prefix, 'PREFIX_NOT_USED_UP'],
      [other.prefix, 'PREFIX_NOT_YOURS'],
    ] as const) {
      const id = await library.draft(applicant, 'ADDITIONAL_CODE', { ...firstBook(10), replacedPrefix })
      await scanned(id, ['CONSECUTIVE_REQUEST'])
      expect(await library.apply(id, 'SUBMIT')).toMatchObject({
        code,
        rule: { source: '002_1d1faddc2c9764de.txt:76' },
      })
    }
  })

  test('is not saved by naming a used-up code where a first one is asked for', async () => {
    const other = await aPublisher(10)
    await useUp(other.prefix)
    const id = await asking(applicantDetails, { ...firstBook(10), replacedPrefix: other.prefix })
    expect(await feeOf(id)).toEqual({ amount: '5.00', currency: 'BGN', waived: false })
  })

  test('can not be got round by an applicant who names the length of a code that costs nothing', async () => {
    const id = await asking(applicantDetails, firstBook(10), ['APPLICATION', 'TITLE_PAGE', 'NAME_DOCUMENT'])
    const actRequest = { side: 'APPLICANT' as const, actor: CUSTOMER, idempotencyKey: 'a length of my own' }
    const decision = { registrantLength: 9 }
    expect(
      await actOnApplication(library.agencyContext, actRequest, { application: id, act: 'SUBMIT', decision }),
    ).toMatchObject({
      code: 'DOCUMENTS_MISSING',
    })
  })

  test('wants the payment order, which is not asked for where nothing is due', async () => {
    const unpaid = await asking(
      applicantDetails,
      firstBook(10),
      CODE_PAPERS.filter((paper) => paper !== 'PAYMENT_ORDER'),
    )
    expect(await library.apply(unpaid, 'SUBMIT')).toMatchObject({
      facts: { documents: [{ code: 'PAYMENT_ORDER' }] },
    })
    await scanned(unpaid, ['PAYMENT_ORDER'])
    granted(await library.apply(unpaid, 'SUBMIT'))

    const free = await asking(author, firstBook(1), ['APPLICATION', 'TITLE_PAGE', 'TITLE_VERSO'])
    expect(await feeOf(free)).toBeNull()
    granted(await library.apply(free, 'SUBMIT'))
  })

  test('is not that of a first code for who has one: a second is asked for as such', async () => {
    const { applicant } = await aPublisher(10)
    const id = await scanned(await library.draft(applicant, 'PUBLISHER_CODE', firstBook(10)), CODE_PAPERS)
    expect(await library.apply(id, 'SUBMIT')).toMatchObject({
      code: 'CODE_HELD',
    })
  })

  test('numbers cost nothing', async () => {
    const { applicant } = await aPublisher(100)
    expect(await feeOf(await library.draft(applicant, 'ISBN_FOR_PUBLICATION', books(3)))).toBeNull()
  })
})
