import { expect, test } from '@jest/globals'

import { journalPages } from '../../src/live/journal-pages.ts'

const head = { sequence: '9', hash: 'ab' }
const signal = new AbortController().signal

function pageOf(answer: unknown) {
  const bodies: unknown[] = []
  const post = async ({ body }: { body: string }): Promise<unknown> => {
    bodies.push(JSON.parse(body))
    return answer
  }
  const page = journalPages({ post, close: () => Promise.resolve() }).page({ epoch: 'e', sequence: 7 }, 2, signal)
  return { page, bodies }
}

test('asks for the entries after the position, and reads the batch', async () => {
  const entries = [{ sequence: '8', hash: 'cd', body: '{}' }]
  const { page, bodies } = pageOf({ data: { journal: { epoch: 'e', entries, head } } })
  expect(await page).toEqual({
    epoch: 'e',
    entries: [{ sequence: 8, hash: 'cd', body: '{}' }],
    head: { sequence: 9, hash: 'ab' },
  })
  expect(bodies).toMatchObject([{ variables: { after: 'e:7', first: 2 } }])
})

test('a problem with the position keeps its code', async () => {
  const errors = [{ message: 'Another epoch.', extensions: { code: 'EPOCH_CHANGED' } }]
  for (const answer of [{ errors }, { data: null, errors }])
    await expect(pageOf(answer).page).rejects.toMatchObject({ name: 'FeedProblem', code: 'EPOCH_CHANGED' })
})

test.each([
  ['another error', { data: null, errors: [{ message: 'Busy.' }] }],
  ['nothing', { data: null }],
  ['half a batch', { data: { journal: { epoch: 'e', entries: [] } } }],
])('%s counts as no answer', async (_, answer) => {
  await expect(pageOf(answer).page).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' })
})
