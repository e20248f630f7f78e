/** The international journal by page: what the live stream has long forgotten. */
import type { FeedBatch, FeedEntry } from '@isbn-hub/feed/entry'
import { FeedProblem, type FeedProblemCode, formatPosition, type Position } from '@isbn-hub/feed/position'

import { type Upstream, UpstreamFailed } from '../partition/upstream.ts'

export interface JournalPages {
  /**
   * Entries after `after`, from the first without it, and where the journal ends. Rejects with a FeedProblem where the
   * position is none of the journal's, with UpstreamFailed where international doesn't answer.
   */
  page(after: Position | undefined, first: number, signal: AbortSignal): Promise<FeedBatch>
}

const QUERY = `query ($after: String, $first: Int!) {
  journal(after: $after, first: $first) { epoch entries { sequence hash body } head { sequence hash } }
}`

export const journalPages = (international: Upstream): JournalPages => ({
  async page(after, first, signal) {
    const variables = { after: after && formatPosition(after), first }
    return batchOf(await international.post({ body: JSON.stringify({ query: QUERY, variables }), signal }))
  },
})

interface Wire {
  readonly data?: {
    readonly journal: {
      readonly epoch: string
      readonly entries: readonly { readonly sequence: string | number; readonly hash: string; readonly body: string }[]
      readonly head: { readonly sequence: string | number; readonly hash: string }
    }
  } | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: unknown } }[]
}

function batchOf(json: unknown): FeedBatch {
  const { data, errors } = json as Wire
  for (const { message, extensions } of errors ?? [])
    if (isFeedProblem(extensions?.code)) throw new FeedProblem(extensions.code, message)
  if (!data) throw new UpstreamFailed(`The journal answered: ${errors?.[0]?.message ?? 'nothing'}`, false)
  const { epoch, entries, head } = data.journal
  const entry = ({ sequence, hash, body }: (typeof entries)[number]): FeedEntry => ({
    sequence: Number(sequence),
    hash,
    body,
  })
  return { epoch, entries: entries.map(entry), head: { sequence: Number(head.sequence), hash: head.hash } }
}

const PROBLEMS: ReadonlySet<unknown> = new Set<FeedProblemCode>(['EPOCH_CHANGED', 'POSITION_AHEAD', 'POSITION_INVALID'])

const isFeedProblem = (code: unknown): code is FeedProblemCode => PROBLEMS.has(code)
