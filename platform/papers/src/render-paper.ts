/** Papers as PDF. The page is laid out by Typst, in `typst/paper.typ`; here a paper becomes the data that it reads. */
import { Worker } from 'node:worker_threads'

import type { Paper } from './paper.ts'

/** The papers could not be laid out. No text can cause it; a barcode's number that isn't a whole ISBN-13 does. */
export class PaperNotRendered extends Error {
  readonly code = 'PAPER_NOT_RENDERED'
}

/** Enough papers wait to be laid out: more would wait longer than anybody does. */
export class PapersBusy extends Error {
  readonly code = 'PAPERS_BUSY'
}

/** Calls under way and waiting at most. */
const MOST = 16
/** How long one call may be laid out, in milliseconds: a list of a thousand numbers takes a few seconds. */
const LONGEST = 30_000

export interface Rendering {
  /** In milliseconds. */
  readonly limit?: number
  /** Handed each letter once that no font holds: U+6C49. */
  readonly lacking?: (letters: readonly string[]) => void
}

/**
 * One PDF of all papers, each on a page of its own. Texts are data: whatever they hold is printed, nothing of it is read as
 * markup; control characters are left out. The same papers give the same bytes. The fonts hold Latin, Greek, Cyrillic and
 * Arabic letters, and no others: one that they lack is written by its number, [U+6C49], and `lacking` is told of it. Rejects
 * with PaperNotRendered, also where it takes longer than `limit` milliseconds, and with PapersBusy.
 */
export async function renderPapers(
  papers: readonly [Paper, ...Paper[]],
  { limit = LONGEST, lacking = () => undefined }: Rendering = {},
): Promise<Uint8Array> {
  if (waiting >= MOST) throw new PapersBusy('Too many papers are being laid out at this moment.')
  waiting++
  const rendered = queue.then(() => typeset(JSON.stringify(papers.map(pageData)), limit))
  queue = rendered.catch(() => undefined).finally(() => waiting--)
  const { pdf, missing } = await rendered
  if (missing.length > 0) lacking(missing)
  return pdf
}

interface Typeset {
  readonly pdf: Uint8Array
  readonly missing: readonly string[]
}

/** One after another: each takes a thread and some memory. */
let queue: Promise<unknown> = Promise.resolve()
let waiting = 0

/** In a thread of its own: laying out a thousand barcodes takes long enough to be felt by everyone else. */
async function typeset(papers: string, limit: number): Promise<Typeset> {
  const worker = new Worker(new URL('../typst/typesetter.js', import.meta.url), { workerData: papers })
  let late: NodeJS.Timeout | undefined
  try {
    return await new Promise<Typeset>((resolve, reject) => {
      const fail = (cause: unknown) => reject(new PaperNotRendered('The papers could not be laid out', { cause }))
      worker.once('message', resolve)
      worker.once('error', fail)
      worker.once('exit', fail)
      late = setTimeout(() => fail(`They took longer than ${limit} ms.`), limit)
    })
  } finally {
    clearTimeout(late)
    // The next begins when the thread of this one is gone.
    await worker.terminate()
  }
}

/** What `typst/typesetter.js` reads: the paper, and what its language says to the shaping of letters. */
function pageData(paper: Paper) {
  const { language, region } = new Intl.Locale(paper.language)
  return clean({ ...paper, lang: language, region: region ?? null })
}

/** Without what is no character to print or would turn the text around it. */
const clean = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, item: unknown) =>
    typeof item === 'string'
      ? inPairs(
          item
            .replace(/[\t\n\v\f\r\x85\u2028\u2029]+/g, ' ')
            .replace(/[\p{Cc}\u202A-\u202E\u2066\u2067]/gu, '')
            .replace(/\p{Cs}/gu, '\uFFFD'),
        )
      : item,
  ) as T

/** Each isolate that begins ends, and none ends that didn't begin. */
function inPairs(text: string): string {
  let open = 0
  const paired = text.replace(/[\u2068\u2069]/g, (mark) => {
    if (mark === '\u2069' && open === 0) return ''
    open += mark === '\u2068' ? 1 : -1
    return mark
  })
  return paired + '\u2069'.repeat(open)
}
