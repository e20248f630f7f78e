/** Writes sample publishers down from the numbers in their books: a hyphenated number says under which prefix it lies. */
import type { SamplePublisher } from './nation.ts'
import type { NewPublisher } from './publisher.ts'

/** A publisher of the sample; an organisation by default. */
export type SamplePublisherInput = Omit<NewPublisher, 'kind'> & Partial<Pick<NewPublisher, 'kind'>>

/**
 * A sample publisher from what was seen of it, each hyphenated as the range table cuts it: a number in a book
 * (978-985-6020-20-2), or a prefix alone (978-985-6020) where no number of this publisher is known.
 *
 * Its prefixes come in the order in which they are first seen. Nothing is checked here: nation-contract.ts does.
 */
export function samplePublisher(
  { kind = 'ORGANISATION', ...about }: SamplePublisherInput,
  ...seen: readonly string[]
): SamplePublisher {
  const elements = seen.map((text) => text.split('-'))
  return {
    publisher: { kind, ...about },
    prefixes: [...new Set(elements.map((parts) => parts.slice(0, PREFIX_ELEMENTS).join('-')))],
    isbns: seen.filter((_, index) => elements[index]?.length !== PREFIX_ELEMENTS),
  }
}

/** 978, the registration group and the registrant. */
const PREFIX_ELEMENTS = 3
