/** The international journal by page: what the live stream has long forgotten. */
import { BATCH_FIELDS, type FeedBatch, readBatch, readProblem } from '@isbn-hub/feed/entry'
import { formatPosition, type Position } from '@isbn-hub/feed/position'
import { z } from 'zod'

import { type Upstream, UpstreamFailed } from '../partition/upstream.ts'

export interface JournalPages {
  /**
   * Entries after `after`, from the first without it, and where the journal ends. Rejects with a FeedProblem where the
   * position is not one of the journal's, with UpstreamFailed where international doesn't answer.
   */
  page(after: Position | undefined, first: number, signal: AbortSignal): Promise<FeedBatch>
}

const QUERY = `query ($after: String, $first: Int!) {
  journal(after: $after, first: $first) ${BATCH_FIELDS}
}`

export const journalPages = (international: Upstream): JournalPages => ({
  async page(after, first, signal) {
    const variables = { after: after && formatPosition(after), first }
    return batchOf(await international.post({ body: JSON.stringify({ query: QUERY, variables }), signal }))
  },
})

function batchOf(json: unknown): FeedBatch {
  const { data, errors } = answer.parse(json)
  const batch = readBatch(data?.journal)
  if (batch) return batch
  throw (
    readProblem(errors) ?? new UpstreamFailed(`The journal answered without a batch: ${JSON.stringify(errors)}`, false)
  )
}

const answer = z.object({ data: z.object({ journal: z.unknown() }).nullish(), errors: z.unknown().optional() })
