// Section 1: a number read and written with its hyphens, beside the library isbn3, in one process and on the same texts.

import { defaultRanges } from '@isbn-hub/isbn/default-ranges'
import { isbnAt, parseIsbn, toIsbn10 } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import isbn3 from 'isbn3'

import { randomFrom } from './random.ts'
import { type Figure, figure, type Section } from './report.ts'
import { ratios, takeTurns } from './rounds.ts'

const TEXTS = 20_000
const SEED = 978
const GOAL = { atLeast: 5 }

export async function measureParsing(quick: boolean): Promise<Section> {
  const rounds = quick ? 5 : 15
  const milliseconds = quick ? 30 : 200
  const spellings = textsOf(TEXTS)
  const figures: Figure[] = []
  for (const [spelling, texts] of Object.entries(spellings)) {
    mustAgree(texts)
    for (const way of [ours, theirs]) timePerNumber(way, texts, 300)
    const { hub, library } = await takeTurns(
      {
        hub: () => timePerNumber(ours, texts, milliseconds),
        library: () => timePerNumber(theirs, texts, milliseconds),
      },
      rounds,
    )
    figures.push(
      figure(`${spelling}: the hub`, 'ns', hub),
      figure(`${spelling}: isbn3`, 'ns', library),
      figure(`${spelling}: isbn3 / the hub`, '×', ratios(library, hub), GOAL),
    )
  }
  return {
    number: 1,
    title: 'Parse and hyphenate, beside isbn3',
    about:
      `${TEXTS.toLocaleString('en')} numbers drawn evenly from the defined part of 978 (seed ${SEED}), in three ` +
      'spellings and mixed. Both give the hyphenated ISBN-13; their answers are compared first. Nanoseconds a number.',
    figures,
  }
}

type Way = (text: string) => string | null | undefined

const ours: Way = (text) => {
  const parsed = parseIsbn(text)
  return isProblem(parsed) ? undefined : defaultRanges.hyphenate(parsed.isbn13)
}

const theirs: Way = (text) => isbn3.asIsbn13(text, true)

function textsOf(count: number): Record<string, string[]> {
  const random = randomFrom(SEED)
  const thirteen: string[] = []
  const hyphenated: string[] = []
  const ten: string[] = []
  while (thirteen.length < count) {
    const isbn13 = isbnAt(978_000_000_000 + Math.floor(random() * 1_000_000_000))
    const written = defaultRanges.hyphenate(isbn13)
    const isbn10 = toIsbn10(isbn13)
    if (written === undefined || isbn10 === undefined) continue
    thirteen.push(inOnePiece(isbn13))
    hyphenated.push(inOnePiece(written))
    ten.push(inOnePiece(isbn10))
  }
  const mixed = thirteen.map((text, place) => [text, hyphenated[place], ten[place]][place % 3] ?? text)
  return { 'plain ISBN-13': thirteen, 'hyphenated ISBN-13': hyphenated, 'ISBN-10': ten, mixed }
}

/** A text as it comes from a request, not one that is still a list of parts. */
const inOnePiece = (text: string): string => Buffer.from(text).toString('latin1')

function mustAgree(texts: readonly string[]): void {
  for (const text of texts)
    if (ours(text) !== theirs(text)) throw new Error(`${text} is ${ours(text)} here and ${theirs(text)} in isbn3.`)
}

/** Nanoseconds for one number, over as many passes as fit into the time. */
function timePerNumber(way: Way, texts: readonly string[], milliseconds: number): number {
  const begin = performance.now()
  let characters = 0
  let numbers = 0
  let now = begin
  while (now - begin < milliseconds) {
    for (const text of texts) characters += way(text)?.length ?? 0
    numbers += texts.length
    now = performance.now()
  }
  // Read, so that no compiler finds the work to be of no use.
  if (characters !== numbers * 17) throw new Error('A number was not hyphenated.')
  return ((now - begin) * 1e6) / numbers
}
