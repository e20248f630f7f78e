/** What every nation's papers promise, as one body of tests: each nation's own test file runs it with its value. */
import { renderPapers } from '@isbn-hub/paper/render-paper'
import { readPdf } from '@isbn-hub/paper/testing/read-pdf'
import { describe, expect, test } from '@jest/globals'

import type { Nation } from '../domain/nation.ts'
import { english } from '../domain/papers/english.ts'
import type { PaperApplicant, PaperFacts } from '../domain/papers/paper-facts.ts'
import { PAPER_KINDS } from '../domain/papers/paper-kind.ts'
import type { PaperWords } from '../domain/papers/paper-words.ts'
import { writePapers } from '../domain/papers/write-papers.ts'

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
    madeOn: '2026-11-22',
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

  test('its papers name the agency in each of their languages', async () => {
    const papers = writePapers({ ...facts, kind: 'CERTIFICATE' }, nation.paperWords)
    expect(papers.at(-1)?.issuer.name).toBe(nation.agency.name)
    expect(new Set(papers.map(({ issuer }) => issuer.name)).size).toBe(papers.length)
  })
}

const languageOf = ({ language }: PaperWords): string => language

/** Lines break where they must: spaces don't count, nor do joiners. */
const squeezed = (text: string): string => text.replace(/[\s\u200C]/g, '')
