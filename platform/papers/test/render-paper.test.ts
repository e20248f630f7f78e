import { isbnAt } from '@isbn-hub/isbn/isbn13'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import type { Block, Paper } from '../src/paper.ts'
import { PaperNotRendered, renderPapers } from '../src/render-paper.ts'
import { readPdf } from '../src/testing/read-pdf.ts'
import { photograph } from './photograph.ts'
import { scan } from './scan.ts'

const paper = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  language: 'en',
  direction: 'ltr',
  title: 'A paper',
  issuer: { name: 'The office', lines: ['1 Test Street'] },
  date: '22 November 2026',
  blocks,
  ...more,
})

/** The lines of all pages, as they are read from the left. */
const textOf = async (...papers: [Paper, ...Paper[]]) =>
  (await readPdf(await renderPapers(papers))).map(({ text }) => text).join('\n')

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** Numbers of 978-985-6020, 00 to 99, and on under its neighbours. */
const numbers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    isbnAt(978_985_602_000 + index).replace(/^(978)(985)(....)(..)(.)$/, '$1-$2-$3-$4-$5'),
  )

describe('the text layer', () => {
  test.each([
    ['uz-Latn', 'Oʻzbekiston, gʻalaba, Masʼul'],
    ['uz-Cyrl', 'Ўзбекистон, ғалаба, қуёш, ҳаёт'],
    ['be', 'Беларусь: ў, і, ё, Ў, І'],
    ['bg', 'България: щ, ъ, ь, Ѝ'],
    ['mk', 'Македонија: ѓ, ќ, ј, љ, њ, џ, ѕ'],
    ['en', 'Fünf façades, naïve'],
  ])('holds a name in %s letter by letter', async (language, name) => {
    expect(await textOf(paper([paragraph(name)], { language }))).toContain(name)
  })

  test('holds Dari words from right to left, and a number inside them from left to right', async () => {
    const dari: Partial<Paper> = { language: 'fa-AF', direction: 'rtl' }
    const text = 'کتاب تاریخ ادبیات دری با شمارۀ 978-9936-400-00-9 در سال ۱۴۰۵ چاپ شد، تیلفون +93-20-210-1325'
    const [page] = await readPdf(await renderPapers([paper([paragraph(text)], dari)]))
    expect(page?.rightToLeft.replaceAll(' ', '')).toContain('کتابتاریخادبیاتدریباشمارۀ978-9936-400-00-9درسال۱۴۰۵چاپشد')
    expect(page?.text).toContain('+93-20-210-1325')
  })

  test.each(['ltr', 'rtl'] as const)(
    'holds values that run either way as they are read, on a page that runs %s',
    async (direction) => {
      const rows = ['Kabul English House (KEH) №1!', 'C++ (vol. 2)!', 'زبان C++ (کابل)!'].map(
        (value) => ['1', value] as const,
      )
      const sentence = paragraph('See \u2068Programming in C++!\u2069 and \u2068تاریخ (Kabul)!\u2069')
      const blocks: Block[] = [{ kind: 'facts', rows }, { kind: 'table', columns: ['One', 'Two'], rows }, sentence]
      const [page] = await readPdf(await renderPapers([paper(blocks, { direction })]))
      for (const text of ['Kabul English House (KEH) №1!', 'C++ (vol. 2)!'])
        expect(page?.text.split(text)).toHaveLength(3)
      expect(page?.text).toContain('Programming in C++!')
      // Of what runs from right to left the end is on the left, and C++ inside it as it is everywhere.
      expect(page?.text.match(/!\(کابل\) ?C\+\+ ?زبان/g)).toHaveLength(2)
      expect(page?.text).toMatch(/!\(Kabul\)/)
    },
  )

  test.each(['uz-Latn', 'uz-Cyrl'])('holds Arabic letters that are joined, in a paper in %s too', async (language) => {
    const widthIn = async (language: string) => {
      const [page] = await readPdf(await renderPapers([paper([paragraph('تاریخ')], { language })]))
      return page?.pieces.find(({ text }) => text === 'تاریخ')?.width
    }
    expect(await widthIn(language)).toBe(await widthIn('en'))
  })

  test('holds every value of every kind of block', async () => {
    const [first = '', second = ''] = numbers(2)
    const text = await textOf(
      paper(
        [
          { kind: 'heading', text: 'The heading' },
          { kind: 'facts', rows: [['The label', 'The value']] },
          { kind: 'table', columns: ['One', 'Two'], rows: [['1', second]] },
          { kind: 'barcodes', codes: [{ hyphenated: first, caption: 'The caption' }] },
          { kind: 'signatures', places: [{ role: 'The head', name: 'The name', seal: 'Seal' }] },
        ],
        {
          number: 'No. 7',
          verification: { label: 'Ask under:', code: 'XX-7F3K', url: 'http://127.0.0.1/verify/XX-7F3K' },
        },
      ),
    )
    for (const value of [
      'The office',
      '1 Test Street',
      'A paper',
      'No. 7',
      'The heading',
      'The label',
      'The value',
      second,
    ])
      expect(text).toContain(value)
    for (const value of [
      `ISBN ${first}`,
      'The caption',
      'The head',
      'The name',
      'Seal',
      'Ask under:',
      'XX-7F3K',
      '1 / 1',
    ])
      expect(text).toContain(value)
  })
})

describe('a table', () => {
  const table = (rows: readonly (readonly string[])[]): Block => ({
    kind: 'table',
    columns: ['Title', 'Contributors', 'Form', 'Edition', 'ISBN'],
    rows,
  })
  const row = [
    'A history of the towns',
    'A (author)',
    'hardback',
    'revised and enlarged '.repeat(6),
    '978-985-6020-20-2',
  ]

  test('gives its first column the most room, however long the others are', async () => {
    const [page] = await readPdf(await renderPapers([paper([table([row])])]))
    const starts = ['Title', 'Contributors', 'Form', 'Edition', 'ISBN'].map(
      (head) => page?.pieces.find(({ text }) => text === head)?.x ?? 0,
    )
    const [first, ...others] = starts.slice(1).map((x, n) => x - (starts[n] ?? 0))
    expect(first).toBeGreaterThan(Math.max(...others))
  })

  test('never cuts a row at the end of a page', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => [`${n}. `.padEnd(250, `title${n} `), '', '', '', ''])
    const pages = await readPdf(await renderPapers([paper([table(rows)])]))
    expect(pages.length).toBeGreaterThan(1)
    for (let n = 0; n < 30; n++) expect(pages.filter(({ text }) => text.includes(`title${n} `))).toHaveLength(1)
  })
})

test('a signature never stands alone on its page, wherever the page ends before it', async () => {
  const signatures: Block = { kind: 'signatures', places: [{ role: 'The head', name: 'The name', seal: 'Seal' }] }
  const rows = Array.from({ length: 3 }, (_, n) => [`Row ${n + 1}`, 'Cell'] as const)
  const kinds: Block[] = [
    paragraph('Row 3'),
    { kind: 'facts', rows },
    { kind: 'table', columns: ['One', 'Two'], rows },
    { kind: 'barcodes', codes: numbers(6).map((hyphenated, n) => ({ hyphenated, caption: `Row ${n < 4 ? 1 : 3}` })) },
  ]
  for (const lines of [24, 26, 28, 30, 32, 34]) {
    const papers = kinds.map((block) => paper([...Array(lines).fill(paragraph('Words.')), block, signatures]))
    const pages = await readPdf(await renderPapers(papers as [Paper, ...Paper[]]))
    const signed = pages.filter(({ text }) => text.includes('The head'))
    expect(signed.map(({ text }) => text.includes('Row 3'))).toEqual([true, true, true, true])
  }
})

test('each paper begins on a page of its own and counts its pages by itself', async () => {
  const long = paper(Array.from({ length: 60 }, () => paragraph('Many words.')))
  const pages = await readPdf(await renderPapers([long, paper([]), long]))
  expect(pages.map(({ text }) => /\d \/ \d/.exec(text)?.[0])).toEqual(['1 / 2', '2 / 2', '1 / 1', '1 / 2', '2 / 2'])
})

test('the QR code leads to where the paper is verified', async () => {
  const url = 'http://127.0.0.1:4000/verify/XX-7F3K-Q2M9-0TXA'
  const verification = { label: 'Ask under:', code: 'XX-7F3K-Q2M9-0TXA', url }
  const [page] = await photograph(await renderPapers([paper([], { verification })]))
  expect(await scan(page ?? new Uint8Array())).toEqual([url])
})

test('every barcode of a number list is read from the pages', async () => {
  const list = numbers(100)
  const pages = await photograph(
    await renderPapers([paper([{ kind: 'barcodes', codes: list.map((hyphenated) => ({ hyphenated })) }])]),
  )
  const read: string[] = []
  for (const page of pages) read.push(...(await scan(page)))
  expect(read.sort()).toEqual(list.map((number) => number.replaceAll('-', '')))
})

test('a list of a thousand numbers is a matter of seconds and of less than a megabyte', async () => {
  const codes = numbers(1000).map((hyphenated) => ({ hyphenated }))
  const pdf = await renderPapers([paper([{ kind: 'barcodes', codes }])])
  expect(pdf.length).toBeLessThan(1_000_000)
  expect(await readPdf(pdf)).toHaveLength(32)
})

test('the same papers give the same bytes', async () => {
  const papers = [paper([paragraph('Беларусь')]), paper([paragraph('تاریخ')], { direction: 'rtl' })] as const
  expect(Buffer.compare(await renderPapers(papers), await renderPapers(papers))).toBe(0)
})

test('a barcode of what is no number is refused, and the next paper is made all the same', async () => {
  const wrong = renderPapers([paper([{ kind: 'barcodes', codes: [{ hyphenated: '978-985-6020-20-3' }] }])])
  const next = renderPapers([paper([])])
  await expect(wrong).rejects.toBeInstanceOf(PaperNotRendered)
  expect(await readPdf(await next)).toHaveLength(1)
})

describe('hostile text', () => {
  test.each([
    '#import "@preview/x:1.0.0": y',
    '#sys.inputs.papers $x^2$ *bold* _slanted_ `raw` <label> @reference // gone /* gone */',
    '\\u{41} \\n \\ -- --- ~ "quoted" \'single\' = heading',
    '#read("typesetter.js") #{panic("x")} ] } ) ;',
    '<script>alert(1)</script> &amp; %s ${code} {{7*7}}',
  ])('is printed as it is: %s', async (text) => {
    const everywhere = paper([paragraph(text)], { title: text, issuer: { name: text, lines: [] } })
    const found = (await textOf(everywhere)).replace(/\s/g, '')
    expect(found.split(text.replace(/\s/g, ''))).toHaveLength(4)
  })

  test('control characters, overrides of direction and halves of characters are left out', async () => {
    const text = await textOf(paper([paragraph('a\u0000b\u0007c\u202Ed\u2066e\u009Ff\uD800g\nh\ti')]))
    expect(text).toMatch(/abcdef\S?g h i/)
  })

  test('a word that no line holds is broken, and nothing of it is lost', async () => {
    const word = 'abcdefghij'.repeat(60)
    for (const blocks of [
      [paragraph(word)],
      [{ kind: 'facts', rows: [['Label', word]] } as const],
      [{ kind: 'table', columns: ['1', '2'], rows: [[word, '']] } as const],
    ])
      expect((await textOf(paper(blocks))).replace(/[\s\u200B]/g, '')).toContain(word)
  })

  test.each([
    ['a title of 10,000 characters', 'Long title. '.repeat(834)],
    ['an emoji', 'A 😀 and 👩‍👩‍👧'],
    ['letters that no font here has', '汉字 ქართული \uE000 \u{10FFFF}'],
    ['isolates that never end', '\u2068'.repeat(300)],
    ['isolates that never began', 'a\u2069\u2069b'],
    ['nothing at all', ''],
  ])('%s breaks nothing', async (_, text) => {
    const full = paper(
      [
        paragraph(text),
        { kind: 'heading', text },
        { kind: 'facts', rows: [[text, text]] },
        { kind: 'table', columns: ['One', 'Two'], rows: [[text, text]] },
        { kind: 'barcodes', codes: [{ hyphenated: '978-985-6020-20-2', caption: text }] },
        { kind: 'signatures', places: [{ role: text, name: text, seal: text }] },
      ],
      { title: text, number: text.slice(0, 40), date: text.slice(0, 40), issuer: { name: text, lines: [text] } },
    )
    expect(await textOf(full)).toContain('ISBN 978-985-6020-20-2')
  })

  test('a letter that no font here has is written by its number, and told of', async () => {
    const told: (readonly string[])[] = []
    const pdf = await renderPapers([paper([paragraph('汉 😀 é ў ا'), paragraph('汉')])], {
      lacking: (letters) => told.push(letters),
    })
    const text = (await readPdf(pdf)).map(({ text }) => text).join('\n')
    expect(text).toContain('[U+6C49] [U+1F600] é ў ')
    expect(told).toEqual([['U+6C49', 'U+1F600']])
  })

  test('empty blocks break nothing', async () => {
    const empty: Block[] = [
      { kind: 'facts', rows: [] },
      { kind: 'table', columns: [], rows: [] },
      { kind: 'barcodes', codes: [] },
      { kind: 'signatures', places: [] },
    ]
    expect(await textOf(paper(empty))).toContain('A paper')
  })

  test('any text at all makes a paper', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('ltr', 'rtl'),
        async (text, direction) => {
          const pages = await readPdf(await renderPapers([paper([paragraph(text)], { title: text, direction })]))
          expect(pages.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 10 },
    )
  })
})

test('of many that ask at once some are told to come again, and one that takes too long stops nobody', async () => {
  const late = renderPapers([paper([paragraph('Late')])], { limit: 1 })
  const asked = [late, ...Array.from({ length: 20 }, (_, n) => renderPapers([paper([paragraph(`No. ${n}`)])]))]
  const answers = await Promise.allSettled(asked)
  const codes = answers.map((answer) => (answer.status === 'fulfilled' ? 'drawn' : answer.reason.code))
  expect(codes).toEqual(['PAPER_NOT_RENDERED', ...Array(15).fill('drawn'), ...Array(5).fill('PAPERS_BUSY')])
  await expect(renderPapers([paper([paragraph('Again')])])).resolves.toBeInstanceOf(Uint8Array)
}, 60_000)
