/** The seam: all that the kernel asks a nation. A nation is a value of this shape, in a package of its own. */
import type { LengthPolicy } from './length-policy.ts'
import type { Disclosure, NewPublisher } from './publisher.ts'

export interface Nation {
  /** ISO 3166-1 alpha-2. Publishers' ids begin with it: BY-1042. */
  readonly code: string
  /** In English, as the country calls itself today. */
  readonly country: string
  readonly agency: AgencyFacts
  /** The registration groups it assigns from (978-985), the one to take new prefixes from first. */
  readonly groups: readonly [string, ...string[]]
  /** Prefixes that many authors share, each with numbers of their own. */
  readonly sharedPrefixes: readonly SharedPrefix[]
  readonly lengthPolicy: LengthPolicy
  /** What is shown of a publisher that said nothing. */
  readonly disclosure: Disclosure
  /** The days on its papers are days of this zone, as Europe/Minsk. */
  readonly timeZone: string
  readonly sample: Sample
}

export interface AgencyFacts {
  readonly name: string
  readonly address: readonly string[]
  readonly phone?: string
  readonly website?: string
  /** Where these facts are from: the document and its lines. */
  readonly source: string
}

export interface SharedPrefix {
  /** 978-954-799 */
  readonly value: string
  /** Who answers for it in the register: the authors' edition. */
  readonly holder: string
  readonly source: string
}

/** Publishers to begin with, so that a fresh hub has something to show. */
export interface Sample {
  /** What the sample is and is not. */
  readonly note: string
  readonly publishers: readonly SamplePublisher[]
}

export interface SamplePublisher {
  readonly publisher: NewPublisher
  /** 978-985-6020, each within one of the nation's groups; one prefix may stand at several publishers. */
  readonly prefixes: readonly string[]
  /** Numbers seen on books, so that they are not given again: 978-985-6020-20-2. */
  readonly isbns: readonly string[]
}
