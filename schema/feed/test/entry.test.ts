import { readBatch, readProblem } from '@isbn-hub/feed/entry'
import { expect, test } from '@jest/globals'

const head = { sequence: '2', hash: 'ab' }
const entry = { sequence: '2', hash: 'ab', body: '{}' }

test('a batch is read: its sequences become numbers, and what is unknown is left out', () => {
  expect(readBatch({ epoch: 'e', entries: [{ ...entry, more: 1 }], head, __typename: 'FeedBatch' })).toEqual({
    epoch: 'e',
    entries: [{ sequence: 2, hash: 'ab', body: '{}' }],
    head: { sequence: 2, hash: 'ab' },
  })
})

test.each([
  ['nothing', undefined],
  ['no epoch', { entries: [], head }],
  ['no entries', { epoch: 'e', entries: null, head }],
  ['a body that is a value', { epoch: 'e', entries: [{ ...entry, body: {} }], head }],
  ...['', '-1', '01', '1.5', '9007199254740993', ' 1', 1, true].map(
    (sequence) =>
      [`${JSON.stringify(sequence)} as a sequence`, { epoch: 'e', entries: [], head: { ...head, sequence } }] as const,
  ),
])('a batch with %s is not read', (_, value) => {
  expect(readBatch(value)).toBeUndefined()
})

test('of GraphQL errors, the first that is about the position is the problem', () => {
  const errors = [
    { message: 'Slow.' },
    { message: 'Slower.', extensions: {} },
    { message: 'Slowest.', extensions: null },
    { message: 'Other.', extensions: { code: 'LIMIT_EXCEEDED' } },
    { message: 'Behind.', extensions: { code: 'EPOCH_CHANGED', more: 1 } },
  ]
  expect(readProblem(errors)).toMatchObject({ code: 'EPOCH_CHANGED', message: 'Behind.' })
  for (const others of [errors.slice(0, 4), [], undefined, 'x', [null]]) expect(readProblem(others)).toBeUndefined()
})
