/** What happened in a run, as the checker sees it: what clients asked and heard, and what stands where at the end. */
import type { FeedEntry } from '@isbn-hub/feed/entry'
import type { AssignmentKind } from '@isbn-hub/feed/event'

export interface History {
  readonly acts: readonly Act[]
  readonly agencies: readonly AgencyHistory[]
  readonly international: InternationalHistory
  readonly subscribers: readonly SubscriberHistory[]
}

/** What a client wanted done, once, under one idempotency key. */
export interface Act {
  readonly actor: string
  readonly key: string
  readonly agency: string
  readonly asked: Asked
  readonly outcome: Outcome
}

export type Asked =
  | { readonly act: 'registerPublisher'; readonly name: string }
  | { readonly act: 'assignPrefix'; readonly publisher: string }
  | { readonly act: 'assignIsbns'; readonly prefix: string; readonly count: number }
  | { readonly act: 'cancelIsbn'; readonly isbn: string }
  /** To one publisher a prefix goes at most once, so that the event says which act it was. */
  | { readonly act: 'transferPrefix'; readonly prefix: string; readonly to: string }
  | { readonly act: 'closePrefix'; readonly prefix: string }

/** The answer that the agency stores: the identifiers of the created objects. */
export type Answer =
  | { readonly publisher: string }
  | { readonly prefix: string }
  | { readonly isbns: readonly string[] }
  | { readonly isbn: string }

export type Outcome =
  /** Every answer that came, in order: the same key gives the same answer, however often it is sent. */
  | { readonly acknowledged: readonly Answer[] }
  /** The agency's own no. */
  | { readonly refused: string }
  /** The client gave up before it heard anything: done or not done, never half, never twice. */
  | 'unknown'

/** A feed as it stands in its database, in the order of its sequences. */
export interface FeedHistory {
  readonly epoch: string
  readonly head: { readonly sequence: number; readonly hash: string }
  readonly entries: readonly FeedEntry[]
}

export interface AgencyHistory {
  readonly code: string
  readonly feed: FeedHistory
  readonly publishers: readonly { readonly id: string; readonly name: string }[]
  readonly prefixes: readonly PrefixRow[]
  readonly numbers: readonly NumberRow[]
  /** The answers stored under the idempotency keys. */
  readonly answers: readonly { readonly actor: string; readonly key: string; readonly answer: Answer }[]
}

export interface PrefixRow {
  readonly value: string
  /** Ordinals, half open. */
  readonly lo: number
  readonly hi: number
  /** ASSIGNED or CLOSED. */
  readonly status: string
  readonly publishers: readonly string[]
}

export interface NumberRow {
  readonly isbn13: string
  readonly status: string
}

export interface InternationalHistory {
  readonly journal: FeedHistory
  readonly publishers: readonly { readonly id: string; readonly name: string }[]
  readonly prefixes: readonly Omit<PrefixRow, 'lo' | 'hi'>[]
  readonly numbers: readonly NumberRow[]
}

/** What one subscriber was shown, everything in the order in which it came. */
export interface SubscriberHistory {
  readonly name: string
  /** The cursor from which it began. */
  readonly after: string
  readonly filter: Filter
  readonly received: readonly Received[]
}

export interface Filter {
  readonly agencies?: readonly string[]
  readonly kinds?: readonly AssignmentKind[]
}

export interface Received {
  readonly cursor: string
  readonly kind: string
  readonly agency: string
  /** The agency's own, as text. */
  readonly sequence: string
  readonly publisherName: string
  readonly prefix: string | null
  readonly isbn: string | null
}
