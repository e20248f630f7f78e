import type { Block } from '@isbn-hub/papers/paper'
import { describe, expect, test } from '@jest/globals'

import { english } from '../../../src/domain/papers/english.ts'
import type { PaperFacts } from '../../../src/domain/papers/paper-facts.ts'
import { PAPER_KINDS } from '../../../src/domain/papers/paper-kind.ts'
import type { PaperWords } from '../../../src/domain/papers/paper-words.ts'
import { writePapers as writeMarked } from '../../../src/domain/papers/write-papers.ts'

/** Without the marks of direction, which have a test of their own. */
const writePapers: typeof writeMarked = (facts, words) =>
  JSON.parse(JSON.stringify(writeMarked(facts, words)).replace(/[\u2068\u2069]/g, ''))

const certificate: PaperFacts = {
  kind: 'CERTIFICATE',
  code: 'XX-7F3K-Q2M9-0TXA',
  verifyUrl: 'http://127.0.0.1:4000/verify/XX-7F3K-Q2M9-0TXA',
  issuedOn: '2026-11-22',
  agency: { name: 'Testland Book Office', address: ['1 Test Street', 'Testville'], phone: '+99 1', source: 'invented' },
  applicant: {
    name: 'Узор',
    names: [
      { name: 'Uzor Press', language: 'de' },
      { name: 'Sample Press', language: 'en' },
    ],
    kind: 'AUTHOR',
    address: ['2 Test Street'],
    person: 'The author',
    bank: { bank: 'Test Bank', account: '0001' },
  },
  application: 'XX-APPLICATION-17',
  publisher: 'XX-1042',
  prefix: '978-985-6020',
  publications: [
    {
      title: 'A sample',
      form: 'EPUB',
      contributors: [{ name: 'The author', role: 'author' }],
      language: 'be',
      edition: '2nd',
      year: 2026,
      isbn: '978-985-6020-20-2',
    },
  ],
}

const withoutBank = { ...certificate.applicant, bank: undefined }

const inCyrillic: PaperWords = {
  ...english,
  language: 'be',
  letterhead: { name: 'Тэставае бюро', lines: ['Тэставая вуліца, 1'] },
}

const [inEnglish] = writePapers(certificate, [])
const paperOf = (facts: Partial<PaperFacts>) => writePapers({ ...certificate, ...facts }, [])[0]
const paragraphs = (blocks: readonly Block[]) => blocks.flatMap((it) => (it.kind === 'paragraph' ? [it.text] : []))
const factsOf = (blocks: readonly Block[]) =>
  Object.fromEntries(blocks.flatMap((it) => (it.kind === 'facts' ? it.rows : [])))
const barcodesOf = (blocks: readonly Block[]) =>
  blocks.flatMap((it) => (it.kind === 'barcodes' ? it.codes.map(({ hyphenated }) => hyphenated) : []))

test('a paper stands in each of the own languages first and in English last', () => {
  const papers = writePapers(certificate, [inCyrillic, { ...inCyrillic, language: 'bg' }])
  expect(papers.map(({ language }) => language)).toEqual(['be', 'bg', 'en'])
  expect(papers.map(({ issuer }) => issuer.name)).toEqual(['Тэставае бюро', 'Тэставае бюро', 'Testland Book Office'])
})

test('without a language of its own it is English alone, under the agency as it calls itself in English', () => {
  expect(writePapers(certificate, [])).toHaveLength(1)
  expect(inEnglish.issuer).toEqual({ name: 'Testland Book Office', lines: ['1 Test Street, Testville', '+99 1'] })
})

test.each(PAPER_KINDS)('the paper %s bears its code, its day and the way to verify it', (kind) => {
  expect(paperOf({ kind })).toMatchObject({
    title: english.titles[kind],
    number: 'No. XX-7F3K-Q2M9-0TXA',
    date: '22 November 2026',
    verification: { code: 'XX-7F3K-Q2M9-0TXA', url: 'http://127.0.0.1:4000/verify/XX-7F3K-Q2M9-0TXA' },
  })
})

test('each of its tables has a cell for each column', () => {
  for (const kind of PAPER_KINDS)
    for (const block of paperOf({ kind }).blocks)
      if (block.kind === 'table')
        expect(block.rows.map((row) => row.length)).toEqual(block.rows.map(() => block.columns.length))
})

describe("the applicant's name", () => {
  const nameIn = (words: readonly PaperWords[]) => factsOf(writePapers(certificate, words)[0].blocks)['Name']

  test('stands as it is registered where the paper is in its script', () => {
    expect(nameIn([inCyrillic])).toBe('Узор')
  })

  test("stands in the paper's language where it was given so, with the registered one behind it", () => {
    expect(nameIn([])).toBe('Sample Press (Узор)')
  })

  test("stands in the paper's script at least, where it wasn't given in its language", () => {
    expect(nameIn([{ ...english, language: 'uz-Latn' }])).toBe('Uzor Press (Узор)')
  })

  test('stands as it is registered where there is no other', () => {
    expect(nameIn([{ ...english, language: 'fa-AF', direction: 'rtl' }])).toBe('Узор')
  })
})

test('entered text is isolated in a sentence, and its direction marks do not affect the rest', () => {
  const applicant = { ...certificate.applicant, name: '\u2067Kabul\u202E (KEH)!\u2069\u2069', names: [] }
  const [opening] = paragraphs(writeMarked({ ...certificate, applicant }, [])[0].blocks)
  expect(opening).toContain('\u2068Kabul (KEH)!\u2069')
  expect(opening).not.toMatch(/[\u202E\u2067]/)
})

test('a year stands in the digits of the language, as the day does', () => {
  const dari = { ...english, language: 'fa-AF' }
  const [{ blocks }] = writePapers({ ...certificate, kind: 'DESCRIPTION' }, [dari])
  expect(factsOf(blocks)['Year']).toBe('۲۰۲۶')
})

describe('a certificate', () => {
  test('lists the numbers and draws their barcodes', () => {
    expect(inEnglish.blocks).toContainEqual({
      kind: 'table',
      columns: ['Title', 'Contributors', 'Form', 'Edition, year', 'ISBN'],
      rows: [['A sample', 'The author (author)', 'EPUB', '2nd, 2026', '978-985-6020-20-2']],
    })
    expect(barcodesOf(inEnglish.blocks)).toEqual(['978-985-6020-20-2'])
  })

  test('says what a publication belongs to, translates and is brought out with, and under each bar whose it is', () => {
    const [publication] = certificate.publications
    if (!publication) throw new Error('There is one.')
    const related = {
      ...publication,
      volumeOf: { title: 'The whole', isbn: '978-985-6020-22-6' },
      translationOf: '978-3-11-016216-5',
      jointWith: [{ isbn: '978-954-585-310-4', publisher: 'Bard' }, { isbn: '978-608-4592-70-9' }],
    }
    const { blocks } = paperOf({ publications: [related] })
    expect(blocks.flatMap((it) => (it.kind === 'table' ? it.rows.map(([title]) => title) : []))).toEqual([
      [
        'A sample',
        'Volume of: The whole (978-985-6020-22-6)',
        'Translation of: 978-3-11-016216-5',
        'Published jointly with: Bard (978-954-585-310-4)',
        'Published jointly with: 978-608-4592-70-9',
      ],
    ])
    const captions = blocks.flatMap((it) => (it.kind === 'barcodes' ? it.codes.map(({ caption }) => caption) : []))
    expect(captions).toEqual([['A sample', 'The whole', 'EPUB']])
  })

  test('speaks of the prefix where there are no numbers yet', () => {
    const { blocks } = paperOf({ publications: [] })
    expect(paragraphs(blocks)).toEqual([
      english.sentences.prefixCertified({
        agency: 'Testland Book Office',
        publisher: 'Sample Press',
        prefix: '978-985-6020',
      }),
    ])
    expect(barcodesOf(blocks)).toEqual([])
  })
})

describe('an invoice', () => {
  test('states the amount to be paid', () => {
    const { blocks } = paperOf({ kind: 'INVOICE', fee: { amount: '26.00', currency: 'BGN' } })
    expect(paragraphs(blocks)).toEqual(['To be paid: 26.00 BGN.'])
    expect(factsOf(blocks)).toMatchObject({ Payer: 'Sample Press (Узор)', Bank: 'Test Bank', Account: '0001' })
  })

  test("of a fee that isn't known says that it follows the tariff in force", () => {
    expect(paragraphs(paperOf({ kind: 'INVOICE' }).blocks)).toEqual([english.sentences.invoiceTariff])
    expect(paragraphs(paperOf({ kind: 'CONTRACT' }).blocks)).toContain(english.sentences.contractTariff)
    const columns = paperOf({ kind: 'INVOICE' }).blocks.flatMap((it) => (it.kind === 'table' ? [it.columns] : []))
    expect(columns[0]).toEqual(['Service', 'Quantity'])
  })

  test('says where to pay, in a table of its own beside the payer’s', () => {
    const payee = { bank: 'State Bank', account: '0002', taxNumber: '9' }
    const fee = { amount: '120000.00', currency: 'UZS' }
    const { blocks } = paperOf({ kind: 'INVOICE', payee, fee })
    const tables = blocks.flatMap((it) => (it.kind === 'facts' ? [it.rows] : []))
    expect(tables[0]).toEqual([
      ['Payee', 'Testland Book Office'],
      ['Bank', 'State Bank'],
      ['Account', '0002'],
      ['Tax number', '9'],
    ])
    expect(Object.fromEntries(tables[1] ?? [])).toMatchObject({ Payer: 'Sample Press (Узор)', Account: '0001' })
    expect(paragraphs(blocks)).toEqual(['To be paid: 120,000.00 UZS.'])
    expect(factsOf(paperOf({ kind: 'CONTRACT', payee, applicant: withoutBank }).blocks)).toMatchObject({
      Account: '0002',
    })
  })
})

test('a contract is between the agency and the applicant, whom the one who signs it represents', () => {
  const opening = (applicant: Partial<PaperFacts['applicant']>) =>
    paragraphs(paperOf({ kind: 'CONTRACT', applicant: { ...certificate.applicant, ...applicant } }).blocks)[0]
  for (const text of ['22 November 2026', 'Testland Book Office', 'Sample Press', 'The author'])
    expect(opening({})).toContain(text)
  expect(opening({ headSigns: true, headedBy: 'The head' })).toContain('The head')
  expect(opening({ headSigns: true })).toContain('The author')
})

test('where its head signs, the head’s name is left to be written if it is not known; else the responsible person signs', () => {
  const signing = (applicant: Partial<PaperFacts['applicant']>) =>
    paperOf({ kind: 'CONTRACT', applicant: { ...certificate.applicant, ...applicant } })
      .blocks.flatMap((it) => (it.kind === 'signatures' ? it.places : []))
      .at(-1)
  const role = 'For the publisher: head of the organisation'
  expect(signing({ headSigns: true, headedBy: 'The head' })).toMatchObject({ role, name: 'The head' })
  expect(signing({ headSigns: true })).toEqual({ role, seal: 'Seal' })
  expect(signing({ headedBy: 'The head' })).toMatchObject({ role: 'For the publisher', name: 'The author' })
})

test('a description names the language of the publication, and leaves out unknown facts', () => {
  const { blocks } = paperOf({ kind: 'DESCRIPTION', application: undefined })
  expect(factsOf(blocks)).toMatchObject({ Language: 'Belarusian', Form: 'EPUB', Edition: '2nd', Year: '2026' })
  expect(factsOf(blocks)).not.toHaveProperty('Application')
})

test('a number list has a barcode for each number', () => {
  const isbns = ['978-985-6020-20-2', '978-985-6020-21-9']
  expect(barcodesOf(paperOf({ kind: 'NUMBER_LIST', isbns }).blocks)).toEqual(isbns)
})
