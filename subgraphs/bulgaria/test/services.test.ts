import { giveOnlineAccess } from '@isbn-hub/agency/actions/applications/give-online-access'
import { assignIsbns } from '@isbn-hub/agency/actions/assign-isbns'
import type { NewApplicant } from '@isbn-hub/agency/domain/applicant'
import type { AppliedPublication } from '@isbn-hub/agency/domain/application'
import { isRefusal } from '@isbn-hub/agency/domain/refusal'
import type { Product } from '@isbn-hub/agency/domain/rules/product'
import { CUSTOMER, granted, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { describe, expect, test } from '@jest/globals'

import {
  applicantDetails,
  approved,
  aPublisher,
  asking,
  author,
  book,
  books,
  CODE_PAPERS,
  firstBook,
  library,
  openLibrary,
  scanned,
} from './library.ts'

openLibrary()

describe('documents', () => {
  const missing = async (details: NewApplicant) => {
    const refused = await library.apply(await asking(details, firstBook(10)), 'SUBMIT')
    if (!isRefusal(refused) || !('documents' in refused.facts)) throw new Error('No documents are missing.')
    return refused.facts.documents.map(({ code }) => code)
  }

  test('are asked for by the kind of applicant', async () => {
    for (const kind of ['ORGANISATION', 'SOLE_TRADER'] as const)
      expect(await missing({ ...applicantDetails, kind })).toEqual(CODE_PAPERS)
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
      facts: { documents: [{ code: 'CONSECUTIVE_REQUEST' }], copies: [2] },
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
    const none = await asking(applicantDetails, { publications: [], expectedTitles: 10 }, CODE_PAPERS)
    expect(await library.apply(none, 'SUBMIT')).toMatchObject({ code: 'PUBLICATIONS_MISSING' })
    const application = await approved(await asking(applicantDetails, firstBook(10), CODE_PAPERS))
    expect(library.numbersOf(application)).toEqual([expect.stringContaining(`${application.prefix}-0-`)])
  })

  test('a film or a program takes one where it is said to teach; so does each part of a kit', async () => {
    const film = { title: 'Филм', form: 'VIDEO' as const }
    const game = { title: 'Програма', form: 'SOFTWARE' as const }
    const kit = { title: 'Комплект', form: 'KIT' as const, volumes: [{ title: 'Учебник', form: 'PDF' as const }, game] }
    const refused = async (publication: AppliedPublication['publication'], product?: Product) => {
      const id = await asking(
        applicantDetails,
        { publications: [{ publication, product }], expectedTitles: 10 },
        CODE_PAPERS,
      )
      const answer = await library.apply(id, 'SUBMIT')
      return isRefusal(answer) ? `${answer.code} ${answer.rule?.id ?? ''}` : id
    }
    expect(await refused(film)).toBe('PRODUCT_UNDESCRIBED ')
    expect(await refused(kit)).toBe('PRODUCT_UNDESCRIBED ')
    expect(await refused(kit, { category: 'GAME' })).toBe('PRODUCT_NOT_ELIGIBLE Q31')
    expect(await refused(film, { category: 'EDUCATIONAL_FILM' })).toMatch(/^BG-APPLICATION/)
    expect(await refused(kit, { category: 'MIXED_MEDIA' })).toMatch(/^BG-APPLICATION/)
  })

  test('the registrar sees each publication with its stated category, its set, and the rule that applies', async () => {
    const set = { title: 'Албум', form: 'SET' as const, volumes: [{ title: 'Том', form: 'MICROFORM' as const }] }
    const music = { publication: { title: 'Песни', form: 'PAPERBACK' as const, translationOf: '9783110162165' } }
    const publications = [
      { publication: set },
      { ...music, product: { category: 'PRINTED_MUSIC' as const, extendedText: true, notesShare: 0.5 } },
    ]
    const id = await asking(applicantDetails, { publications, expectedTitles: 10, registrationGroup: '978-954' })
    const { application } = await library.ask(
      `query ($id: ID!) { application(id: $id) { registrationGroup publications { title volumeOf translationOf jointWith
        product { category extendedText notesShare } eligibility { verdict condition rule { id } } } } }`,
      { id },
    )
    const nothingElse = { volumeOf: null, translationOf: null, jointWith: [], product: null }
    const yes = { verdict: 'YES', condition: null }
    expect(application).toEqual({
      registrationGroup: '978-954',
      publications: [
        { ...nothingElse, title: 'Албум', eligibility: { ...yes, rule: { id: 'Q01' } } },
        {
          ...nothingElse,
          title: 'Том',
          volumeOf: 0,
          eligibility: { verdict: 'CONDITIONAL', condition: expect.any(String), rule: { id: 'Q13' } },
        },
        {
          ...nothingElse,
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
      code: 'ONLINE_ACCESS_MISSING',
      rule: { source: '002_1d1faddc2c9764de.txt:131' },
    })
    const byLetter = await request()
    granted(await library.decide(byLetter, 'SUBMIT'))
    expect(await library.approve(byLetter)).toMatchObject({ prefix })

    granted(await giveOnlineAccess(library.agencyContext, library.actRequest(), { publisher, subject: CUSTOMER }))
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
    const event = (await library.events()).at(-1)
    expect(event).toMatchObject({ kind: 'ISBN_ASSIGNED', publisher: { id: publisher }, prefix: { status: 'SHARED' } })

    expect((await authorsBook('978-619')).application.prefix).toBe('978-619-188')

    const count = 1_000 - (await issuedOf('978-954-799'))
    granted(await assignIsbns(library.agencyContext, library.actRequest(), { prefix: '978-954-799', count, publisher }))
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
    const id = await asking(applicantDetails, firstBook(10), CODE_PAPERS)
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
    const id = await asking(applicantDetails, firstBook(10), CODE_PAPERS)
    granted(await library.apply(id, 'SUBMIT'))
    expect(await deadlineOf(id)).toMatchObject({ targetOn: '2026-12-28', limitOn: '2026-12-30' })
  })

  test('stands while the application is returned, and goes on where it stood', async () => {
    library.setClock('2026-11-23T09:00:00Z')
    const id = await asking(applicantDetails, firstBook(10), CODE_PAPERS)
    granted(await library.apply(id, 'SUBMIT'))
    library.setClock('2026-11-25T09:00:00Z')
    granted(await library.decide(id, 'START_REVIEW'))
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
  const shown = async (search: string, asking: Parameters<ServingAgency['ask']>[2]) =>
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
        ... on EnterApplicantSuccess { applicant { id } } } }`,
      { input: { ...applicantDetails, name: title, discloseContact, disclosePublications } },
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
