import { actOnApplication } from '@isbn-hub/agency/actions/applications/act-on-application'
import { giveOnlineAccess } from '@isbn-hub/agency/actions/applications/give-online-access'
import { assignIsbns } from '@isbn-hub/agency/actions/assign-isbns'
import type { NewApplicant } from '@isbn-hub/agency/domain/applicant'
import type { Application, ApplicationContent, AppliedPublication } from '@isbn-hub/agency/domain/application'
import { isRefusal } from '@isbn-hub/agency/domain/refusal'
import type { Product } from '@isbn-hub/agency/domain/rules/product'
import { ANOTHER, CUSTOMER, granted, openServingDesk, type ServingDesk } from '@isbn-hub/agency/testing/serving-desk'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { bulgaria } from '../src/nation.ts'

let library: ServingDesk
beforeAll(async () => void (library = await openServingDesk(bulgaria)))
afterAll(async () => library?.[Symbol.asyncDispose]())

const house: NewApplicant = {
  name: 'Образец',
  kind: 'ORGANISATION',
  basedIn: 'BG',
  contact: { person: 'Редактор', address: ['ул. Примерна 1', 'София'], email: 'redaktor@obrazec.example' },
}
const author: NewApplicant = { ...house, name: 'Автор', kind: 'AUTHOR' }

const book = (title = 'Книга') => ({ publication: { title, form: 'PAPERBACK' as const } })
const books = (count: number): ApplicationContent => ({
  publications: Array.from({ length: count }, (_, n) => book(`Книга ${n}`)),
})
const firstBook = (expectedTitles: number): ApplicationContent => ({ publications: [book()], expectedTitles })

const CODE_PAPERS = ['APPLICATION', 'PAYMENT_ORDER', 'TITLE_PAGE', 'NAME_DOCUMENT']

async function scanned(id: string, documents: readonly string[]): Promise<string> {
  for (const document of documents)
    await library.scan(id, document, document === 'PAYMENT_ORDER' ? paidAs(await feeOf(id)) : {})
  return id
}

const paidAs = (fee: { amount: string; currency: string } | null) =>
  fee ? { amount: fee.amount, currency: fee.currency } : {}

/** Asks for a code, with these papers; what is paid is the fee. */
const asking = async (details: NewApplicant, content: ApplicationContent, documents: readonly string[] = []) =>
  scanned(await library.draft(await library.enter(details), 'PUBLISHER_CODE', content), documents)

async function approved(id: string): Promise<Application> {
  granted(await library.apply(id, 'SUBMIT'))
  return library.approve(id)
}

/** A publisher with a code that holds so many. */
async function aPublisher(expectedTitles: number, details = house) {
  const applicant = await library.enter(details)
  const id = await library.draft(applicant, 'PUBLISHER_CODE', firstBook(expectedTitles))
  const { prefix } = await approved(await scanned(id, CODE_PAPERS))
  return { applicant, publisher: await library.publisherOf(applicant), prefix: prefix ?? '' }
}

const feeOf = async (id: string) =>
  (
    await library.ask(
      'query ($id: ID!) { application(id: $id) { fee { amount currency waived } } }',
      { id },
      library.customer(),
    )
  ).application.fee

const useUp = async (prefix: string) => granted(await assignIsbns(library.desk, library.errand(), { prefix, count: 9 }))

describe('the fee', () => {
  test('is quoted on the application by the length of the code that fits the expected output', async () => {
    const quoted = []
    for (const titles of [10, 100, 1_000, 10_000]) quoted.push(await feeOf(await asking(house, firstBook(titles))))
    expect(quoted).toEqual(
      ['5.00', '11.00', '26.00', '44.00'].map((amount) => ({ amount, currency: 'BGN', waived: false })),
    )
  })

  test('is waived where a five-digit code follows one of five digits that is used up', async () => {
    const { applicant, prefix } = await aPublisher(10)
    await useUp(prefix)
    const id = await library.draft(applicant, 'ADDITIONAL_CODE', { ...firstBook(10), replaces: prefix })
    expect(await feeOf(id)).toEqual({ amount: '0.00', currency: 'BGN', waived: true })
    await scanned(id, ['CONSECUTIVE_REQUEST'])
    const next = await approved(id)
    expect(next.prefix).toMatch(/^978-(619-9|954-9)\d{4}$/)
    expect(next.prefix).not.toBe(prefix)
  })

  test('is not waived while a number of the code that is followed is left', async () => {
    const { applicant, prefix } = await aPublisher(10)
    const id = await library.draft(applicant, 'ADDITIONAL_CODE', { ...books(10), replaces: prefix })
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
    granted(await library.decide(id, 'TAKE_UP'))
    expect(await library.decide(id, 'APPROVE')).toMatchObject({
      code: 'NOT_ELIGIBLE',
      message: `${prefix} has 9 left: say why another is given.`,
    })
    granted(await library.decide(id, 'APPROVE', { reason: 'Нова поредица.' }))
    expect((await library.history(id)).find(({ act }) => act === 'APPROVE')?.reason).toBe('Нова поредица.')
  })

  test('is that of the shorter code where a shorter one follows', async () => {
    const { applicant, prefix } = await aPublisher(10)
    await useUp(prefix)
    const id = await library.draft(applicant, 'ADDITIONAL_CODE', { ...firstBook(100), replaces: prefix })
    expect(await feeOf(id)).toEqual({ amount: '11.00', currency: 'BGN', waived: false })
  })

  test('is that of the code which the registrar decides on, and is paid before it is given', async () => {
    const { applicant, prefix } = await aPublisher(10)
    await useUp(prefix)
    const id = await library.draft(applicant, 'ADDITIONAL_CODE', { ...firstBook(10), replaces: prefix })
    await scanned(id, ['CONSECUTIVE_REQUEST'])
    granted(await library.apply(id, 'SUBMIT'))
    granted(await library.decide(id, 'TAKE_UP'))
    const shorter = { decision: { registrantLength: 3 } }
    expect(await library.decide(id, 'APPROVE', shorter)).toMatchObject({
      code: 'FEE_UNPAID',
      message: expect.stringContaining('26.00 BGN'),
    })
    await library.receive(id, 'PAYMENT_ORDER', 1, { amount: '26.00', currency: 'BGN' })
    granted(await library.decide(id, 'APPROVE', shorter))
    expect(await feeOf(id)).toEqual({ amount: '26.00', currency: 'BGN', waived: false })
  })

  test('is paid by what the payment order says was paid: whatever is missing is still to be paid', async () => {
    const id = await asking(house, firstBook(10), ['APPLICATION', 'TITLE_PAGE', 'NAME_DOCUMENT'])
    await library.scan(id, 'PAYMENT_ORDER')
    expect(await library.apply(id, 'SUBMIT')).toMatchObject({ code: 'FEE_UNPAID' })
    await library.scan(id, 'PAYMENT_ORDER', { amount: '5.00', currency: 'BGN' })
    granted(await library.apply(id, 'SUBMIT'))
    granted(await library.decide(id, 'TAKE_UP'))
    const shortest = { ...ANOTHER, decision: { registrantLength: 2 } }
    expect(await library.decide(id, 'APPROVE', shortest)).toMatchObject({
      code: 'FEE_UNPAID',
      message: '44.00 BGN are to be paid, and 5.00 BGN were: 39.00 BGN are missing.',
      rule: '002_1d1faddc2c9764de.txt:76',
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
    const id = await asking(house, firstBook(10), CODE_PAPERS)
    await library.change(id, firstBook(5_000))
    expect(await library.apply(id, 'SUBMIT')).toMatchObject({ code: 'FEE_UNPAID' })
  })

  test('is not saved by naming a code that has numbers left, or that is another’s', async () => {
    const [{ applicant, prefix }, other] = [await aPublisher(10), await aPublisher(10)]
    await useUp(other.prefix)
    for (const replaces of [prefix, other.prefix]) {
      const id = await library.draft(applicant, 'ADDITIONAL_CODE', { ...firstBook(10), replaces })
      await scanned(id, ['CONSECUTIVE_REQUEST'])
      expect(await library.apply(id, 'SUBMIT')).toMatchObject({
        code: 'NOT_ELIGIBLE',
        rule: '002_1d1faddc2c9764de.txt:76',
      })
    }
  })

  test('is not saved by naming a used-up code where a first one is asked for', async () => {
    const other = await aPublisher(10)
    await useUp(other.prefix)
    const id = await asking(house, { ...firstBook(10), replaces: other.prefix })
    expect(await feeOf(id)).toEqual({ amount: '5.00', currency: 'BGN', waived: false })
  })

  test('can not be got round by an applicant who names the length of a code that costs nothing', async () => {
    const id = await asking(house, firstBook(10), ['APPLICATION', 'TITLE_PAGE', 'NAME_DOCUMENT'])
    const errand = { party: 'APPLICANT' as const, actor: CUSTOMER, idempotencyKey: 'a length of my own' }
    const decision = { registrantLength: 9 }
    expect(await actOnApplication(library.desk, errand, { application: id, act: 'SUBMIT', decision })).toMatchObject({
      code: 'DOCUMENTS_MISSING',
    })
  })

  test('wants the payment order, which is not asked for where nothing is due', async () => {
    const unpaid = await asking(
      house,
      firstBook(10),
      CODE_PAPERS.filter((paper) => paper !== 'PAYMENT_ORDER'),
    )
    expect(await library.apply(unpaid, 'SUBMIT')).toMatchObject({ message: expect.stringContaining('PAYMENT_ORDER') })
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
      code: 'NOT_ELIGIBLE',
      message: expect.stringContaining('additional'),
    })
  })

  test('numbers cost nothing', async () => {
    const { applicant } = await aPublisher(100)
    expect(await feeOf(await library.draft(applicant, 'ISBN_FOR_PUBLICATION', books(3)))).toBeNull()
  })
})

describe('documents', () => {
  const missing = async (details: NewApplicant) => {
    const refused = (await library.apply(await asking(details, firstBook(10)), 'SUBMIT')) as { message: string }
    return ['APPLICATION', 'PAYMENT_ORDER', 'TITLE_PAGE', 'TITLE_VERSO', 'NAME_DOCUMENT', 'BULSTAT_CERTIFICATE'].filter(
      (code) => refused.message.includes(`(${code}`),
    )
  }

  test('are asked for by the kind of applicant', async () => {
    for (const kind of ['ORGANISATION', 'SOLE_TRADER'] as const)
      expect(await missing({ ...house, kind })).toEqual(CODE_PAPERS)
    expect(await missing(author)).toEqual(['APPLICATION', 'TITLE_PAGE', 'TITLE_VERSO'])
  })

  test('at the counter the request for further numbers comes in two copies; by e-mail one scan will do', async () => {
    const { applicant } = await aPublisher(100)
    const request = async (): Promise<string> => {
      const id = await library.draft(applicant, 'ISBN_FOR_PUBLICATION', books(1))
      await library.receive(id, 'TITLE_PAGE')
      return id
    }
    const atTheCounter = await request()
    await library.receive(atTheCounter, 'CONSECUTIVE_REQUEST', 1)
    expect(await library.decide(atTheCounter, 'SUBMIT')).toMatchObject({
      code: 'DOCUMENTS_MISSING',
      message: expect.stringContaining('2 copies'),
    })
    await library.receive(atTheCounter, 'CONSECUTIVE_REQUEST', 2)
    granted(await library.decide(atTheCounter, 'SUBMIT'))

    const byMail = await request()
    await scanned(byMail, ['CONSECUTIVE_REQUEST'])
    granted(await library.decide(byMail, 'SUBMIT'))
  })
})

describe('numbers', () => {
  test('a code comes together with the number of the first book, and not without one', async () => {
    const none = await asking(house, { publications: [], expectedTitles: 10 }, CODE_PAPERS)
    expect(await library.apply(none, 'SUBMIT')).toMatchObject({ code: 'DETAILS_MISSING' })
    const application = await approved(await asking(house, firstBook(10), CODE_PAPERS))
    expect(library.numbersOf(application)).toEqual([expect.stringContaining(`${application.prefix}-0-`)])
  })

  test('a film or a program takes one where it is said to teach; so does each part of a kit', async () => {
    const film = { title: 'Филм', form: 'VIDEO' as const }
    const game = { title: 'Програма', form: 'SOFTWARE' as const }
    const kit = { title: 'Комплект', form: 'KIT' as const, volumes: [{ title: 'Учебник', form: 'PDF' as const }, game] }
    const refused = async (publication: AppliedPublication['publication'], product?: Product) => {
      const id = await asking(house, { publications: [{ publication, product }], expectedTitles: 10 }, CODE_PAPERS)
      const answer = await library.apply(id, 'SUBMIT')
      return isRefusal(answer) ? `${answer.code} ${answer.rule ?? ''}` : id
    }
    expect(await refused(film)).toBe('DETAILS_MISSING ')
    expect(await refused(kit)).toBe('DETAILS_MISSING ')
    expect(await refused(kit, { category: 'GAME' })).toMatch(/^NOT_ELIGIBLE Q31/)
    expect(await refused(film, { category: 'EDUCATIONAL_FILM' })).toMatch(/^BG-APPLICATION/)
    expect(await refused(kit, { category: 'MIXED_MEDIA' })).toMatch(/^BG-APPLICATION/)
  })

  test('the registrar sees what is to be judged: what each is said to be, what it is part of, and the rule on it', async () => {
    const set = { title: 'Албум', form: 'SET' as const, volumes: [{ title: 'Том', form: 'MICROFORM' as const }] }
    const music = { publication: { title: 'Песни', form: 'PAPERBACK' as const, translationOf: '9783110162165' } }
    const publications = [
      { publication: set },
      { ...music, product: { category: 'PRINTED_MUSIC' as const, extendedText: true, notesShare: 0.5 } },
    ]
    const id = await asking(house, { publications, expectedTitles: 10, registrationGroup: '978-954' })
    const { application } = await library.ask(
      `query ($id: ID!) { application(id: $id) { registrationGroup publications { title volumeOf translationOf jointWith
        product { category extendedText notesShare } eligibility { verdict condition rule { id } } } } }`,
      { id },
    )
    const nothingSaid = { volumeOf: null, translationOf: null, jointWith: [], product: null }
    const yes = { verdict: 'YES', condition: null }
    expect(application).toEqual({
      registrationGroup: '978-954',
      publications: [
        { ...nothingSaid, title: 'Албум', eligibility: { ...yes, rule: { id: 'Q01' } } },
        {
          ...nothingSaid,
          title: 'Том',
          volumeOf: 0,
          eligibility: { verdict: 'CONDITIONAL', condition: expect.any(String), rule: { id: 'Q13' } },
        },
        {
          ...nothingSaid,
          title: 'Песни',
          translationOf: '9783110162165',
          product: { category: 'PRINTED_MUSIC', extendedText: true, notesShare: 0.5 },
          eligibility: { ...yes, rule: { id: 'Q23' } },
        },
      ],
    })
  })

  test('further ones are asked for online by those alone who were given access; a registrar files them for anybody', async () => {
    const { applicant, publisher, prefix } = await aPublisher(100)
    const request = async () =>
      scanned(await library.draft(applicant, 'ISBN_FOR_PUBLICATION', books(2)), ['CONSECUTIVE_REQUEST', 'TITLE_PAGE'])
    const online = await request()
    expect(await library.apply(online, 'SUBMIT')).toMatchObject({
      code: 'NOT_ELIGIBLE',
      rule: '002_1d1faddc2c9764de.txt:131',
    })
    const byLetter = await request()
    granted(await library.decide(byLetter, 'SUBMIT'))
    expect(await library.approve(byLetter)).toMatchObject({ prefix })

    granted(await giveOnlineAccess(library.desk, library.errand(), { publisher, subject: CUSTOMER }))
    expect(await approved(online)).toMatchObject({ prefix })
  })

  test('authors who publish themselves have theirs of 978-954-799 and then of 978-619-188, each number its author’s', async () => {
    const authorsBook = async (registrationGroup?: string) => {
      const applicant = await library.enter(author)
      const id = await library.draft(applicant, 'PUBLISHER_CODE', { ...firstBook(1), registrationGroup })
      const application = await approved(await scanned(id, ['APPLICATION', 'TITLE_PAGE', 'TITLE_VERSO']))
      return { application, publisher: await library.publisherOf(applicant) }
    }
    const { application: first, publisher } = await authorsBook()
    expect(first.prefix).toBe('978-954-799')
    const told = (await library.events()).at(-1)
    expect(told).toMatchObject({ kind: 'ISBN_ASSIGNED', publisher: { id: publisher }, prefix: { status: 'SHARED' } })

    expect((await authorsBook('978-619')).application.prefix).toBe('978-619-188')

    const count = 1_000 - (await issuedOf('978-954-799'))
    granted(await assignIsbns(library.desk, library.errand(), { prefix: '978-954-799', count, publisher }))
    const { application: second } = await authorsBook()
    expect(second.prefix).toBe('978-619-188')
  })
})

describe('the deadline', () => {
  const deadlineOf = async (id: string) =>
    (
      await library.ask(
        'query ($id: ID!) { application(id: $id) { deadline { workingDaysSpent target limit targetOn limitOn source } } }',
        { id },
      )
    ).application.deadline

  test('is one working day as the aim and three as the limit, from the day of the request', async () => {
    // A Monday.
    library.setClock('2026-11-23T09:00:00Z')
    const id = await asking(house, firstBook(10), CODE_PAPERS)
    expect(await deadlineOf(id)).toBeNull()
    granted(await library.apply(id, 'SUBMIT'))
    expect(await deadlineOf(id)).toEqual({
      workingDaysSpent: 0,
      target: 1,
      limit: 3,
      targetOn: '2026-11-24',
      limitOn: '2026-11-26',
      source: '002_1d1faddc2c9764de.txt:76',
    })
  })

  test('passes over weekends and holidays', async () => {
    // The day before Christmas Eve, a Wednesday; three holidays and a weekend follow.
    library.setClock('2026-12-23T09:00:00Z')
    const id = await asking(house, firstBook(10), CODE_PAPERS)
    granted(await library.apply(id, 'SUBMIT'))
    expect(await deadlineOf(id)).toMatchObject({ targetOn: '2026-12-28', limitOn: '2026-12-30' })
  })

  test('stands while the application is returned, and goes on where it stood', async () => {
    library.setClock('2026-11-23T09:00:00Z')
    const id = await asking(house, firstBook(10), CODE_PAPERS)
    granted(await library.apply(id, 'SUBMIT'))
    library.setClock('2026-11-25T09:00:00Z')
    granted(await library.decide(id, 'TAKE_UP'))
    granted(await library.decide(id, 'RETURN', { comments: [{ section: 'documents', text: 'Нечетливо.' }] }))
    library.setClock('2026-12-09T09:00:00Z')
    // Tuesday, and Wednesday, on which it was returned.
    expect(await deadlineOf(id)).toMatchObject({ workingDaysSpent: 2, targetOn: null, limitOn: null })
    granted(await library.apply(id, 'SUBMIT'))
    library.setClock('2026-12-10T09:00:00Z')
    expect(await deadlineOf(id)).toMatchObject({ workingDaysSpent: 2, limitOn: '2026-12-10' })
  })
})

describe('the register', () => {
  const shown = async (search: string, asking: Parameters<ServingDesk['ask']>[2]) =>
    (
      await library.ask(
        'query ($search: String) { publications(agency: "BG", search: $search) { totalCount nodes { isbn13 } } }',
        { search },
        asking,
      )
    ).publications.nodes

  async function published(title: string, disclosure: NewApplicant['disclosure'] = {}) {
    const { contact: discloseContact, publications: disclosePublications } = disclosure
    const { enterApplicant } = await library.ask(
      `mutation ($input: ApplicantInput!) { enterApplicant(agency: "BG", idempotencyKey: "${title}", input: $input) {
        ... on ApplicantSuccess { applicant { id } } } }`,
      { input: { ...house, name: title, discloseContact, disclosePublications } },
      library.customer(),
    )
    const applicant: string = enterApplicant.applicant.id
    const id = await library.draft(applicant, 'PUBLISHER_CODE', { publications: [book(title)], expectedTitles: 10 })
    await approved(await scanned(id, CODE_PAPERS))
    return library.publisherOf(applicant)
  }

  test('of publications shows the public only those whose publishers have agreed, and registrars all', async () => {
    await published('Съгласие дадено', { contact: true, publications: true })
    await published('Съгласие отказано', { contact: true, publications: false })
    await published('Съгласие неизвестно')
    expect(await shown('Съгласие', { anonymous: true })).toHaveLength(1)
    expect(await shown('дадено', { anonymous: true })).toHaveLength(1)
    expect(await shown('Съгласие', library.registrar())).toHaveLength(3)
  })

  test('of publishers shows name, code and correspondence address to anybody, consent or not', async () => {
    const shownOf = async (id: string) =>
      (
        await library.ask(
          `query ($of: [_Any!]!) { _entities(representations: $of) {
            ... on Publisher { name contact { address email } prefixes { value } redactions { field } } } }`,
          { of: [{ __typename: 'Publisher', id }] },
          { anonymous: true },
        )
      )._entities[0]
    const address = ['ул. Примерна 1', 'София']
    const prefixes = [{ value: expect.stringMatching(/^978-(619|954)-\d+$/) }]
    expect(await shownOf(await published('Без отговор'))).toEqual({
      name: 'Без отговор',
      contact: { address, email: 'redaktor@obrazec.example' },
      prefixes,
      redactions: [{ field: 'prefixes.isbns.nodes.publication' }],
    })
    expect(await shownOf(await published('Без съгласие', { contact: false, publications: false }))).toEqual({
      name: 'Без съгласие',
      contact: { address, email: null },
      prefixes,
      redactions: [
        { field: 'contact.email' },
        { field: 'contact.person' },
        { field: 'prefixes.isbns.nodes.publication' },
      ],
    })
  })
})

async function issuedOf(prefix: string): Promise<number> {
  const { _entities } = await library.ask(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Prefix { issued } } }',
    { of: [{ __typename: 'Prefix', value: prefix }] },
  )
  return _entities[0].issued
}
