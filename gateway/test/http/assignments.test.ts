import { expect, test } from '@jest/globals'

import type { OpenAssignments } from '../../src/hub/resolvers.ts'
import type { StreamArguments, StreamMessage } from '../../src/live/stream.ts'
import { openServer } from './open-server.ts'

const assignment: StreamMessage = {
  __typename: 'Assignment',
  cursor: 'c7',
  kind: 'PREFIX_ASSIGNED',
  agency: { code: 'BY' },
  at: '2026-11-21T20:18:00Z',
  sequence: '7',
  prefix: '978-985-6020',
  isbn: undefined,
  publisher: { id: 'BY-1' },
  publisherName: 'Мастацкая літаратура',
}

const stream = (...messages: StreamMessage[]): OpenAssignments =>
  async function* () {
    yield* messages
  }

test('each event’s id is its cursor, and its data says what happened', async () => {
  const heartbeat: StreamMessage = { __typename: 'Heartbeat', cursor: 'c8', at: '2026-11-21T20:19:00Z' }
  const notice: StreamMessage = {
    __typename: 'AgencyNotice',
    agency: { code: 'BG' },
    state: 'STALLED',
    since: 'then',
    cursor: 'c8',
  }
  await using server = await openServer({ assignments: stream(assignment, heartbeat, notice) })
  const response = await fetch(`${server.origin}/v1/assignments`)
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(await response.text()).toBe(
    'retry: 1000\n\n' +
      'id: c7\ndata: {"kind":"PREFIX_ASSIGNED","agency":"BY","sequence":"7","at":"2026-11-21T20:18:00Z","publisherName":"Мастацкая літаратура","prefix":"978-985-6020"}\n\n' +
      ': 2026-11-21T20:19:00Z\nid: c8\n\n' +
      'event: notice\nid: c8\ndata: {"agency":"BG","state":"STALLED","since":"then"}\n\n',
  )
})

test('a reader goes on from the last event that it saw, whatever its address says', async () => {
  const asked: StreamArguments[] = []
  await using server = await openServer({
    async *assignments(given) {
      asked.push(given)
    },
  })
  await (
    await fetch(
      `${server.origin}/v1/assignments?after=c1&agencies=BY,BG&kinds=ISBN_ASSIGNED&registrationGroups=978-985`,
    )
  ).text()
  await (await fetch(`${server.origin}/v1/assignments?after=c1`, { headers: { 'last-event-id': 'c9' } })).text()
  await (await fetch(`${server.origin}/v1/assignments`)).text()
  const none = { agencies: null, registrationGroups: null, kinds: null }
  expect(asked).toEqual([
    { after: 'c1', filter: { agencies: ['BY', 'BG'], registrationGroups: ['978-985'], kinds: ['ISBN_ASSIGNED'] } },
    { after: 'c9', filter: none },
    { after: null, filter: none },
  ])
})

test.each([
  ['POSITION_INVALID', 400],
  ['POSITION_AHEAD', 409],
  ['EPOCH_CHANGED', 410],
  ['AGENCY_UNAVAILABLE', 503],
  ['SOMETHING_ELSE', 500],
])('a place that can’t be gone on from is refused: %s', async (code, status) => {
  await using server = await openServer({
    async *assignments() {
      throw Object.assign(new Error('select * from journal'), { code })
    },
  })
  const response = await fetch(`${server.origin}/v1/assignments?after=x`)
  expect(response.status).toBe(status)
  const text = await response.text()
  expect(text.includes('select')).toBe(status !== 500)
})

test('what goes wrong on the way is the last event', async () => {
  await using server = await openServer({
    async *assignments() {
      yield assignment
      throw Object.assign(new Error('The journal began anew.'), { code: 'EPOCH_CHANGED' })
    },
  })
  const text = await (await fetch(`${server.origin}/v1/assignments`)).text()
  expect(text.endsWith('event: error\ndata: {"code":"EPOCH_CHANGED","message":"The journal began anew."}\n\n')).toBe(
    true,
  )
})

test('a silent stream begins all the same, and ends with its reader', async () => {
  let ended: (how: string) => void = () => undefined
  const end = new Promise<string>((resolve) => (ended = resolve))
  await using server = await openServer({
    async *assignments(_given, signal) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      ended('by its signal')
      yield* []
    },
  })
  const reader = new AbortController()
  const response = await fetch(`${server.origin}/v1/assignments`, { signal: reader.signal })
  expect(response.status).toBe(200)
  reader.abort()
  expect(await end).toBe('by its signal')
})

test.each([
  ['kinds=ISBN_ASIGNED', 'kinds: "ISBN_ASIGNED" is not one of'],
  ['agencies=BY,belarus', 'agencies: "belarus" is not an agency code'],
  ['registrationGroups=985', 'registrationGroups: "985" is not a group'],
  ['kinds=', 'kinds: "" is not one of'],
])('a filter that nothing can pass is refused: %s', async (search, sentence) => {
  await using server = await openServer({ assignments: stream(assignment) })
  const response = await fetch(`${server.origin}/v1/assignments?${search}`)
  expect(response.status).toBe(400)
  expect(await response.text()).toContain(JSON.stringify(sentence).slice(1, -1))
})

test('a stream breaks off when its reader’s token expires', async () => {
  await using server = await openServer({
    async *assignments(_given, signal) {
      yield assignment
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
    },
  })
  const response = await fetch(`${server.origin}/v1/assignments`, { headers: { authorization: 'Bearer BY short' } })
  await expect(response.text()).rejects.toThrow()
})
