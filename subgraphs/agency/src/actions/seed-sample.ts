/** Fills a fresh register with the nation's sample, through the acts that registrars use. */
import type { Nation, SamplePublisher } from '../domain/nation.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { assignIsbns } from './assign-isbns.ts'
import { enterPrefix } from './enter-prefix.ts'
import { registerPublisher } from './register-publisher.ts'

/**
 * Each act has a key of its own, so that a seeding which was cut short is finished by the next and nothing comes twice.
 * A refusal here is a mistake in the sample and is thrown.
 */
export async function seedSample(agencyContext: AgencyContext): Promise<void> {
  for (const shared of agencyContext.nation.sharedPrefixes) {
    // One authors' edition may have several codes: the holder's name is the key, so it is registered once.
    const holder = actRequestsFor(`shared by ${shared.holder}`)
    const { publisher } = granted(
      await registerPublisher(agencyContext, holder(), { name: shared.holder, kind: 'AUTHOR' }),
    )
    const code = actRequestsFor(`shared ${shared.value}`)
    granted(await enterPrefix(agencyContext, code(), { publisher, value: shared.value, shared: true }))
  }
  for (const sample of agencyContext.nation.sample.publishers)
    await seedPublisher(agencyContext, agencyContext.nation, sample)
}

async function seedPublisher(
  agencyContext: AgencyContext,
  nation: Nation,
  { publisher: entered, prefixes, isbns }: SamplePublisher,
) {
  const actRequest = actRequestsFor(entered.name)
  const { publisher } = granted(await registerPublisher(agencyContext, actRequest(), entered))
  for (const value of prefixes) {
    const joint = nation.sample.publishers.filter((other) => other.prefixes.includes(value)).length > 1
    const { prefix } = granted(await enterPrefix(agencyContext, actRequest(), { publisher, value, joint }))
    const numbers = isbns.filter((isbn) => isbn.startsWith(`${prefix}-`))
    if (numbers.length > 0) granted(await assignIsbns(agencyContext, actRequest(), { prefix, numbers, publisher }))
  }
}

function actRequestsFor(subject: string): () => ActRequest {
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
    super(`The sample breaks a rule: ${refusal.code} ${JSON.stringify(refusal.facts)}`)
  }
}
