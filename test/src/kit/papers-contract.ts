/** What every nation's papers promise, as one body of tests: each nation's own test file runs it with its value. */
import type { Nation } from '@isbn-hub/agency/domain/nation'
import { english } from '@isbn-hub/agency/domain/papers/english'
import type { PaperApplicant, PaperFacts } from '@isbn-hub/agency/domain/papers/paper-facts'
import { PAPER_KINDS } from '@isbn-hub/agency/domain/papers/paper-kind'
import type { PaperWords } from '@isbn-hub/agency/domain/papers/paper-words'
import { writePapers } from '@isbn-hub/agency/domain/papers/write-papers'
import { isbnAt, ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import { renderPapers } from '@isbn-hub/papers/render-paper'
import { readPdf } from '@isbn-hub/papers/testing/read-pdf'
import { describe, expect, test } from '@jest/globals'

export interface PapersContract {
  readonly applicant: PaperApplicant
  /** Short enough for one line of a table. */
  readonly title: string
  readonly prefix: string
  /** 978-985-6020-20-2, under the prefix. */
  readonly isbn: string
}

/** Defines the tests. */
export function papersContract(nation: Nation, example: PapersContract): void {
  const { applicant, title, prefix, isbn } = example
  const code = `${nation.code}-7F3K-Q2M9-0TXA`
  const facts: Omit<PaperFacts, 'kind'> = {
    code,
    verifyUrl: `http://127.0.0.1:4000/verify/${code}`,
    issuedOn: '2026-11-22',
    agency: nation.agency,
    applicant,
    application: `${nation.code}-APPLICATION-17`,
    publisher: `${nation.code}-1042`,
    prefix,
    publications: [{ title, form: 'HARDBACK', contributors: [], year: 2026, isbn }],
    isbns: [isbn],
  }

  describe.each(PAPER_KINDS)('the paper %s', (kind) => {
    test('stands in each of the own languages and in English, with names and numbers as they are', async () => {
      const papers = writePapers({ ...facts, kind }, nation.paperWords)
      expect(papers.map(({ language }) => language)).toEqual([...nation.paperWords.map(languageOf), 'en'])

      const pages = await readPdf(await renderPapers(papers))
      const layer = squeezed(pages.flatMap(({ text, rightToLeft }) => [text, rightToLeft]).join('\n'))
      for (const words of [...nation.paperWords, english]) expect(layer).toContain(squeezed(words.titles[kind]))
      for (const text of [applicant.name, code, kind === 'NUMBER_LIST' ? isbn : title])
        expect(layer).toContain(squeezed(text))
    })
  })

  test('its certificates hold long titles in any script, each whole, and the signature with the last of them', async () => {
    const publications = [
      ['A handbook of C++ (vol. 2)!', 'second, revised and considerably enlarged edition'],
      ['زبان و ادبیات C++ (کابل)!'],
      [`${title} – `.repeat(12)],
      ...Array.from({ length: 3 }, () => [title]),
    ].map(([title = '', edition], place) => {
      return { title, edition, form: 'HARDBACK' as const, contributors: [], year: 2026, isbn: behind(isbn, place) }
    })
    const papers = writePapers({ ...facts, kind: 'CERTIFICATE', publications }, nation.paperWords)
    for (const [place, words] of [...nation.paperWords, english].entries()) {
      const paper = papers[place]
      if (!paper) throw new Error('A language has no paper.')
      const pages = await readPdf(await renderPapers([paper]))
      const text = pages.map(({ text }) => text).join('\n')
      // The reader of the text layer finds not all Latin letters of the font for Arabic ones.
      if (words.direction === 'ltr') {
        expect(text).toContain('A handbook of C++ (vol. 2)!')
        expect(text).toMatch(/!\(کابل\) ?C\+\+/)
      }
      const signed = pages.filter(({ text, rightToLeft }) =>
        squeezed(`${text}\n${rightToLeft}`).includes(squeezed(words.signatures.agency)),
      )
      expect(
        signed.map(({ text, rightToLeft }) => squeezed(`${text}\n${rightToLeft}`).includes(squeezed(title))),
      ).toEqual([true])
    }
  })

  test('its papers name the agency in each of their languages', async () => {
    const papers = writePapers({ ...facts, kind: 'CERTIFICATE' }, nation.paperWords)
    expect(papers.at(-1)?.issuer.name).toBe(nation.agency.name)
    expect(new Set(papers.map(({ issuer }) => issuer.name)).size).toBe(papers.length)
  })
}

/** The number so many places behind, hyphenated at the same places: none of the examples is so near its prefix's end. */
function behind(hyphenated: string, places: number): string {
  const parsed = parseIsbn(hyphenated)
  if (isProblem(parsed)) throw new Error(`${hyphenated} is not an ISBN.`)
  const digits = [...isbnAt(ordinalOf(parsed.isbn13) + places)]
  return hyphenated.replace(/\d/g, () => digits.shift() ?? '')
}

const languageOf = ({ language }: PaperWords): string => language

/** Lines break where they must: spaces don't count, nor do joiners. */
const squeezed = (text: string): string => text.replace(/[\s\u200C]/g, '')
