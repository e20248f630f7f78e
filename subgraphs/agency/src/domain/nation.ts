/** The seam: all that the kernel asks a nation. A nation is a value of this shape, in a package of its own. */
import type { AgencyFacts } from './agency-facts.ts'
import type { LengthPolicy } from './length-policy.ts'
import type { PaperWords } from './papers/paper-words.ts'
import type { Procedure, ServiceLevel } from './procedure.ts'
import type { Disclosure, NewPublisher } from './publisher.ts'
import type { NationRules } from './rules/nation-rules.ts'
import type { Rule } from './rules/rule.ts'
import type { WorkingWeek } from './working-days.ts'

export interface Nation {
  /** ISO 3166-1 alpha-2, or INTL where no country's agency serves. Publishers' ids begin with it: BY-1042. */
  readonly code: string
  /** In English, as the country calls itself today. */
  readonly country: string
  readonly agency: AgencyFacts
  /** The registration groups it assigns from (978-985), the one to take new prefixes from first. */
  readonly groups: readonly [string, ...string[]]
  /** Prefixes that many authors share, each with numbers of their own. */
  readonly sharedPrefixes: readonly SharedPrefix[]
  readonly lengthPolicy: LengthPolicy
  /** What is shown of a publisher that said nothing. Where that is the contact, its address is public whatever it says. */
  readonly disclosure: Disclosure
  /** The days on its papers are days of this zone, as Europe/Minsk. */
  readonly timeZone: string
  /** How it carries out its services; a service without one isn't offered. */
  readonly procedures: readonly Procedure[]
  /** How soon it means to answer; undefined where its document doesn't say. */
  readonly serviceLevel: ServiceLevel | undefined
  readonly workingWeek: WorkingWeek
  /** The rule on whom it serves; undefined where its document is silent. */
  readonly jurisdiction: Rule | undefined
  /** What its document says on products, changes, placement, fees and papers. */
  readonly rules: NationRules
  /** The languages of its papers, in the order in which they stand; English follows by itself. */
  readonly paperWords: readonly PaperWords[]
  readonly sample: Sample
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
