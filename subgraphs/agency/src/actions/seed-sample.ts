/** Fills a fresh register with the nation's sample, through the acts that registrars use. */
import type { Nation, SamplePublisher } from '../domain/nation.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { Desk, Errand } from './agency-context.ts'
import { assignIsbns } from './assign-isbns.ts'
import { assignPrefix } from './assign-prefix.ts'
import { registerPublisher } from './register-publisher.ts'

/**
 * Each act has a key of its own, so that a seeding which was cut short is finished by the next and nothing comes twice.
 * A refusal here is a mistake in the sample and is thrown.
 */
export async function seedSample(desk: Desk): Promise<void> {
  for (const shared of desk.nation.sharedPrefixes) {
    // One authors' edition may have several codes: the holder's name is the key, so it is registered once.
    const holder = errandsFor(`shared by ${shared.holder}`)
    const { publisher } = granted(await registerPublisher(desk, holder(), { name: shared.holder, kind: 'AUTHOR' }))
    const code = errandsFor(`shared ${shared.value}`)
    granted(await assignPrefix(desk, code(), { publisher, value: shared.value, shared: true }))
  }
  for (const sample of desk.nation.sample.publishers) await seedPublisher(desk, desk.nation, sample)
}

async function seedPublisher(desk: Desk, nation: Nation, { publisher: entered, prefixes, isbns }: SamplePublisher) {
  const errand = errandsFor(entered.name)
  const { publisher } = granted(await registerPublisher(desk, errand(), entered))
  for (const value of prefixes) {
    const joint = nation.sample.publishers.filter((other) => other.prefixes.includes(value)).length > 1
    const { prefix } = granted(await assignPrefix(desk, errand(), { publisher, value, joint }))
    const numbers = isbns.filter((isbn) => isbn.startsWith(`${prefix}-`))
    if (numbers.length > 0) granted(await assignIsbns(desk, errand(), { prefix, numbers, publisher }))
  }
}

function errandsFor(subject: string): () => Errand {
  let step = 0
  return () => ({ actor: 'sample', idempotencyKey: `${subject.slice(0, 150)} ${step++}` })
}

function granted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new SampleRefused(answer)
  return answer
}

class SampleRefused extends Error {
  override readonly name = 'SampleRefused'
  readonly code = 'SAMPLE_REFUSED'

  constructor(refusal: Refusal) {
    super(`The sample breaks a rule: ${refusal.code}, ${refusal.message}`)
  }
}
