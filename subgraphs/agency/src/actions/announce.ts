/** The last step of every act: its events go to the agency's feed, in the same transaction. */
import { canonicalJson, type Json } from '@isbn-hub/feed/canonical-json'
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { appendToFeed } from '@isbn-hub/feed-log/feed-log'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

/** Call it last: the feed's head is locked from here to the commit, and every other writer waits. */
export async function announce(client: DatabaseClient, events: readonly AgencyEvent[]): Promise<void> {
  if (events.length > 0)
    await appendToFeed(
      client,
      events.map((event) => canonicalJson(event as unknown as Json)),
    )
}
