/** What a resolver is handed: the agencyContext, the caller, and loaders that live as long as the operation. */
import type { FeedContext } from '@isbn-hub/feed-log/feed-api'
import type { FeedLog } from '@isbn-hub/feed-log/feed-log'
import type { Anonymous, Caller } from '@isbn-hub/identity/claims'
import { DEFAULT_LANGUAGE, type Language } from '@isbn-hub/messages/language'

import type { AgencyContext } from '../actions/agency-context.ts'
import { createLoaders, type Loaders } from '../store/loaders.ts'
import type { FileLinks } from './file-links.ts'

export interface ResolverContext extends FeedContext {
  readonly agencyContext: AgencyContext
  /** Who asks. A token was verified at the door; what it allows is asked where it matters. */
  readonly asking: Caller | Anonymous
  readonly load: Loaders
  /** Makes the addresses by which files come in and go out. */
  readonly links: FileLinks
  /** The language of messages where the query names none. */
  readonly language: Language
}

export function createContext(
  agencyContext: AgencyContext,
  feedLog: FeedLog,
  asking: Caller | Anonymous,
  links: FileLinks,
  language: Language = DEFAULT_LANGUAGE,
): ResolverContext {
  const load = createLoaders(agencyContext.database.reading, agencyContext)
  return { agencyContext, feedLog, asking, load, links, language }
}
