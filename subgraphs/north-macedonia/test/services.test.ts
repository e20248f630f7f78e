import { cancelIsbn } from '@isbn-hub/agency/actions/cancel-isbn'
import type { NewApplicant } from '@isbn-hub/agency/domain/applicant'
import type { ApplicationContent } from '@isbn-hub/agency/domain/application'
import type { NewPublication } from '@isbn-hub/agency/domain/publication'
import { granted, openServingAgency, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { northMacedonia } from '../src/nation.ts'

let library: ServingAgency
beforeAll(async () => void (library = await openServingAgency(northMacedonia)))
afterAll(async () => library?.[Symbol.asyncDispose]())

const applicantDetails: NewApplicant = { name: 'Пример', kind: 'ORGANISATION', basedIn: 'MK', place: 'Скопје' }

const book = (title: string, more: Partial<NewPublication> = {}): NewPublication => ({
  title,
  form: 'PAPERBACK',
  ...more,
})
const content = (...publications: readonly NewPublication[]): ApplicationContent => ({
  publications: publications.map((publication) => ({ publication })),
})

async function aPublisher(asked: ApplicationContent) {
  const applicant = await library.enter(applicantDetails)
  const application = await library.serve(applicant, 'PUBLISHER_CODE', asked)
  return { id: application.id, applicant, prefix: application.prefix, numbers: library.numbersOf(application) }
}

/** What the certificate says of the publications. */
const certified = async (id: string) => (await library.papers(id)).CERTIFICATE?.facts.publications ?? []

/** What the register shows its registrars of a number. */
async function shown(number = ''): Promise<any> {
  const { _entities } = await library.ask(
    `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Isbn { status publication { title volumeOf { isbn13 } translationOf jointWith } } } }`,
    { of: [{ __typename: 'Isbn', isbn13: number.replaceAll('-', '') }] },
  )
  return _entities[0]
}

describe('the code', () => {
  test('is the shorter the more a publisher brings out', async () => {
    const codes = []
    for (const expectedTitles of [10, 100, 1_000, 10_000])
      codes.push((await aPublisher({ publications: [], expectedTitles })).prefix)
    expect(codes.map((prefix) => prefix?.split('-')[2]?.length)).toEqual([5, 4, 3, 2])
  })

  test('is of 978-608, or of 978-9989 where that is asked for, and of no other group', async () => {
    expect((await aPublisher({ publications: [], expectedTitles: 10 })).prefix).toMatch(/^978-608-/)
    const older = await aPublisher({ publications: [], expectedTitles: 10, registrationGroup: '978-9989' })
    expect(older.prefix).toMatch(/^978-9989-\d{4}$/)
    const applicant = await library.enter(applicantDetails)
    const foreign = { publications: [], registrationGroup: '978-86' }
    await expect(library.draft(applicant, 'PUBLISHER_CODE', foreign)).rejects.toThrow('GROUP_NOT_OURS')
  })
})

describe('a number', () => {
  test('is on the whole of several volumes, and on each volume besides, which names the whole', async () => {
    const volumes = ['Том 1', 'Том 2'].map((title) => book(title))
    const { id, numbers } = await aPublisher(content(book('Собрани дела', { form: 'SET', volumes })))
    const [whole, ...each] = numbers
    expect(each).toHaveLength(2)
    expect((await shown(whole)).publication).toMatchObject({ title: 'Собрани дела', volumeOf: null })
    for (const number of each)
      expect((await shown(number)).publication.volumeOf).toEqual({ isbn13: whole?.replaceAll('-', '') })
    const set = { title: 'Собрани дела', isbn: whole }
    expect((await certified(id)).map(({ volumeOf }) => volumeOf)).toEqual([undefined, set, set])
  })

  test('is on a kit as a whole and on each part, on like or unlike media', async () => {
    const volumes = [book('Учебник'), book('Снимки', { form: 'AUDIO' }), book('Работна тетратка')]
    const { numbers } = await aPublisher(content(book('Комплет', { form: 'KIT', volumes })))
    expect(new Set(numbers).size).toBe(4)
  })

  test('is on no kit or set that does not name its parts', async () => {
    const applicant = await library.enter(applicantDetails)
    const part = book('Учебник')
    for (const volumes of [undefined, [part]]) {
      const kit = book('Комплет', { form: 'KIT', volumes })
      for (const asked of [content(kit), content(book('Цело', { form: 'SET', volumes: [kit] }))])
        expect(await library.apply(await library.draft(applicant, 'PUBLISHER_CODE', asked), 'SUBMIT')).toMatchObject({
          code: 'KIT_WITHOUT_PARTS',
          facts: { title: 'Комплет' },
          rule: { source: '004_700eafb09d0a031c.txt:80-82' },
        })
    }
    const set = content(book('Цело', { form: 'SET' }))
    await expect(library.draft(applicant, 'PUBLISHER_CODE', set)).rejects.toThrow('SET_WITHOUT_VOLUMES')
  })

  test('is given by each of several publishers for the same book, beside the others’', async () => {
    const first = await aPublisher(content(book('Заедничко')))
    const second = await aPublisher(content(book('Заедничко', { jointWith: first.numbers })))
    expect((await shown(second.numbers[0])).publication.jointWith).toEqual(first.numbers)
    expect((await shown(first.numbers[0])).publication.jointWith).toEqual(second.numbers)
    expect(second.prefix).not.toBe(first.prefix)
    expect((await certified(second.id))[0]?.jointWith).toEqual([
      { isbn: first.numbers[0], publisher: applicantDetails.name },
    ])
  })

  test('of a translation stands beside that of the edition it translates, which must be a number', async () => {
    const source = '978-3-11-016216-5'
    const { id, applicant, numbers } = await aPublisher(content(book('Линеарни модели', { translationOf: source })))
    expect((await shown(numbers[0])).publication.translationOf).toBe(source)
    expect((await certified(id))[0]?.translationOf).toBe(source)
    const wrong = content(book('Линеарни модели', { translationOf: '978-3-11-016216-4' }))
    await expect(library.draft(applicant, 'ISBN_FOR_PUBLICATION', wrong)).rejects.toThrow('ISBN_INVALID')
  })

  test('once given is never given to another title: a cancelled one stays cancelled', async () => {
    const { id, applicant, numbers } = await aPublisher(content(book('Повлечено')))
    const verified = async (): Promise<any> =>
      (
        await library.ask(
          'query ($code: ID!) { verifyPaper(code: $code) { current notCurrentReason prefixStatus numbers { isbn status } } }',
          { code: (await library.papers(id)).CERTIFICATE?.code },
        )
      ).verifyPaper
    expect(await verified()).toMatchObject({ current: true, notCurrentReason: null })
    granted(await cancelIsbn(library.agencyContext, library.actRequest(), { isbn: numbers[0] ?? '' }))
    const rest = content(...Array.from({ length: 9 }, (_, n) => book(`Наслов ${n}`)))
    const others = library.numbersOf(await library.serve(applicant, 'ISBN_FOR_PUBLICATION', rest))
    expect(others).toHaveLength(9)
    expect(others).not.toContain(numbers[0])
    expect((await shown(numbers[0])).status).toBe('CANCELLED')
    expect(await verified()).toEqual({
      current: false,
      notCurrentReason: 'NUMBER_CANCELLED',
      prefixStatus: 'ASSIGNED',
      numbers: [{ isbn: numbers[0], status: 'CANCELLED' }],
    })
  })

  test('is not on an offprint, nor on a catalogue without a longer text', async () => {
    const applicant = await library.enter(applicantDetails)
    const handedIn = async (product: ApplicationContent['publications'][number]['product']) => {
      const asked = { publications: [{ publication: book('Сепарат'), product }] }
      return library.apply(await library.draft(applicant, 'PUBLISHER_CODE', asked), 'SUBMIT')
    }
    expect(await handedIn({ category: 'ARTICLE', separatelyAvailable: true })).toMatchObject({
      code: 'PRODUCT_NOT_ELIGIBLE',
      rule: { id: 'Q06', source: '004_700eafb09d0a031c.txt:62' },
    })
    expect(await handedIn({ category: 'EXHIBITION_CATALOGUE', extendedText: false })).toMatchObject({
      code: 'PRODUCT_NOT_ELIGIBLE',
    })
    granted(await handedIn({ category: 'EXHIBITION_CATALOGUE', extendedText: true }))
  })
})

test('an application is reviewed and numbered without papers, fees or deadlines', async () => {
  const applicant = await library.enter(applicantDetails)
  const { id } = await library.serve(applicant, 'PUBLISHER_CODE', content(book('Прва книга')))
  const { application } = await library.ask(
    'query ($id: ID!) { application(id: $id) { state fee { amount } documents { code } deadline { limit } papers { kind } } }',
    { id },
  )
  expect(application).toEqual({
    state: 'CERTIFICATE_ISSUED',
    fee: null,
    documents: [],
    deadline: null,
    papers: [{ kind: 'CERTIFICATE' }],
  })
})
