import { expect, test } from '@jest/globals'
import { EventSource } from 'eventsource'

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
  await (await fetch(`${server.origin}/v1/assignments?lastEventId=c5`)).text()
  await (await fetch(`${server.origin}/v1/assignments/?after=c1&lastEventId=c5&agencies=by&kinds=isbn_assigned`)).text()
  await (await fetch(`${server.origin}/v1/assignments?lastEventId=c5`, { headers: { 'last-event-id': 'c9' } })).text()
  const none = { agencies: null, registrationGroups: null, kinds: null }
  expect(asked).toEqual([
    { after: 'c1', filter: { agencies: ['BY', 'BG'], registrationGroups: ['978-985'], kinds: ['ISBN_ASSIGNED'] } },
    { after: 'c9', filter: none },
    { after: null, filter: none },
    { after: 'c5', filter: none },
    { after: 'c5', filter: { agencies: ['BY'], registrationGroups: null, kinds: ['ISBN_ASSIGNED'] } },
    { after: 'c9', filter: none },
  ])
})

test.each(['last-event-id=c5', 'cursor=c5', 'lasteventid=c5', 'after=c1&after=c2'])(
  'a stream that would begin elsewhere than its reader means is refused: %s',
  async (search) => {
    await using server = await openServer({ assignments: stream(assignment) })
    expect((await fetch(`${server.origin}/v1/assignments?${search}`)).status).toBe(400)
  },
)

test('an EventSource that loses its connection goes on after the last event that it saw', async () => {
  const asked: unknown[] = []
  await using server = await openServer({
    async *assignments({ after }) {
      asked.push(after)
      yield { ...assignment, cursor: `c${asked.length}` }
    },
  })
  const source = new EventSource(`${server.origin}/v1/assignments?after=c0`)
  const received: string[] = []
  await new Promise<void>((resolve) => {
    source.onmessage = ({ lastEventId }) => {
      received.push(lastEventId)
      if (received.length === 2) resolve()
    }
  })
  source.close()
  expect([asked, received]).toEqual([
    ['c0', 'c1'],
    ['c1', 'c2'],
  ])
})

test('HEAD opens no stream, and who accepts no events gets none', async () => {
  await using server = await openServer()
  const head = await fetch(`${server.origin}/v1/assignments`, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
  expect((await fetch(`${server.origin}/v1/assignments`, { headers: { accept: 'application/json' } })).status).toBe(406)
  expect((await fetch(`${server.origin}/v1/assignments`, { method: 'POST' })).headers.get('allow')).toBe('GET, HEAD')
})

test('a stream is never compressed, and pages of every origin may read it', async () => {
  await using server = await openServer({ assignments: stream(assignment) })
  const response = await fetch(`${server.origin}/v1/assignments`, {
    headers: { 'accept-encoding': 'gzip, br', origin: 'https://library.example' },
  })
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
})

test.each([
  ['POSITION_INVALID', 400],
  ['POSITION_AHEAD', 409],
  ['EPOCH_CHANGED', 410],
  ['AGENCY_UNAVAILABLE', 503],
  ['SOMETHING_ELSE', 500],
])('a cursor that cannot be resumed from is refused: %s', async (code, status) => {
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
