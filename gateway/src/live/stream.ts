/** The stream of assignments as clients see it: entries that pass the filter, signs of life, news about agencies. */
import { encodeCursor } from '@isbn-hub/feed/cursor'
import type { Place } from '@isbn-hub/feed/position'

import type { AgencyState, AgencyStates } from './agency-states.ts'
import type { Journal } from './journal.ts'
import type { StreamedEvent } from './ring.ts'

export interface StreamArguments {
  readonly after?: string | null
  readonly filter?: StreamFilter | null
}

export interface StreamFilter {
  readonly agencies?: readonly string[] | null
  readonly registrationGroups?: readonly string[] | null
  readonly kinds?: readonly string[] | null
}

/** A message of the stream, as the hub's schema has it; `prefix` and `isbn` are still what the event says. */
export type StreamMessage =
  | {
      readonly __typename: 'Assignment'
      readonly cursor: string
      readonly kind: string
      readonly agency: { readonly code: string }
      readonly at: string
      readonly sequence: string
      readonly prefix: string | undefined
      readonly isbn: string | undefined
      readonly publisher: { readonly id: string }
      readonly publisherName: string
    }
  | { readonly __typename: 'Heartbeat'; readonly cursor: string; readonly at: string }
  | {
      readonly __typename: 'AgencyNotice'
      readonly agency: { readonly code: string }
      readonly state: string
      readonly since: string
      readonly cursor: string
    }

export interface StreamOptions {
  readonly journal: Journal
  readonly states: AgencyStates
  /** Milliseconds of silence after which a heartbeat is sent. */
  readonly heartbeat: number
}

/** Opens the stream; it ends when `signal` aborts. Throws what reading the journal throws. */
export async function* openStream(
  { after, filter }: StreamArguments,
  { journal, states, heartbeat }: StreamOptions,
  signal: AbortSignal,
): AsyncGenerator<StreamMessage> {
  const wanted = passes(filter ?? {})
  const told = new Map<string, AgencyState>()
  const stopListening = states.listen()
  let beat = performance.now()
  try {
    for await (const { entry, place, silent } of journal.read(after ?? undefined, heartbeat, signal)) {
      if (entry && wanted(entry.event)) {
        yield assignment(entry.event, place)
        beat = performance.now()
      }
      for (const [whose, state] of states.all) {
        const { agency, concernsAll } = state
        if (told.get(whose) === state) continue
        // What was over before this client came is no news to it.
        const isNews = state.state !== 'LIVE' || told.has(whose)
        told.set(whose, state)
        if (isNews && (concernsAll || !filter?.agencies || filter.agencies.includes(agency))) yield notice(state, place)
      }
      // A filtered stream is silent while the journal isn't: its place moves on all the same.
      if (silent || performance.now() - beat > heartbeat) {
        yield { __typename: 'Heartbeat', cursor: encodeCursor(place), at: new Date().toISOString() }
        beat = performance.now()
      }
    }
  } finally {
    stopListening()
  }
}

function passes({ agencies, registrationGroups, kinds }: StreamFilter): (event: StreamedEvent) => boolean {
  return ({ agency, kind, prefix, isbn }) => {
    if (agencies && !agencies.includes(agency)) return false
    if (kinds && !kinds.includes(kind)) return false
    const value = prefix?.value ?? isbn?.prefix ?? ''
    return !registrationGroups || registrationGroups.some((group) => value.startsWith(`${group}-`))
  }
}

function assignment(
  { agency, sequence, at, kind, publisher, prefix, isbn }: StreamedEvent,
  place: Place,
): StreamMessage {
  return {
    __typename: 'Assignment',
    cursor: encodeCursor(place),
    kind,
    agency: { code: agency },
    at,
    sequence: String(sequence),
    prefix: prefix?.value ?? isbn?.prefix,
    isbn: isbn?.isbn13,
    publisher: { id: publisher.id },
    publisherName: publisher.name,
  }
}

const notice = ({ agency, state, since }: AgencyState, place: Place): StreamMessage => ({
  __typename: 'AgencyNotice',
  agency: { code: agency },
  state,
  since: since.toISOString(),
  cursor: encodeCursor(place),
})
