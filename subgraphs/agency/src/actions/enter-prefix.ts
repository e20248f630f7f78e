/** Enters a prefix that was assigned to a publisher before the agency used the hub. */
import { isProblem } from '@isbn-hub/isbn/problem'

import { dayIn } from '../domain/calendar.ts'
import { isRefusal, notOurs, refuse } from '../domain/refusal.ts'
import { once } from '../store/once.ts'
import { lockPool, writePrefix } from '../store/take-prefix.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { holdPrefix } from './assign-prefix.ts'
import { findActive } from './find-active.ts'

export interface EnteredPrefix {
  /** BY-1042 */
  readonly publisher: string
  /** 978-985-6020 */
  readonly value: string
  /** Many authors share it. */
  readonly shared?: boolean | undefined
  /** The publisher joins the holders of a prefix that is in the register already. */
  readonly joint?: boolean | undefined
}

export async function enterPrefix(
  agencyContext: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  asked: EnteredPrefix,
) {
  const { nation, ranges, database, clock } = agencyContext
  const prefix = ranges.prefix(asked.value)
  if (isProblem(prefix)) return refuse('PREFIX_INVALID', { input: asked.value, problem: prefix }, { path: ['value'] })
  const { value, span, registrationGroup, registrant } = prefix
  if (!nation.groups.includes(registrationGroup)) return notOurs(value, nation.groups, ['value'])
  const now = clock()
  // Registers were seeded under this name: the same sample is entered once.
  const request = { assignPrefix: asked }
  return once(database.acts, { actor, key: idempotencyKey, request, at: now }, async (client) => {
    const publisher = await findActive(client, nation.code, asked.publisher, ['publisher'])
    if (isRefusal(publisher)) return publisher
    await lockPool(client, { registrationGroup, registrantLength: registrant.length })
    const kind = asked.shared ? 'SHARED' : 'EXCLUSIVE'
    const assignedOn = dayIn(nation.timeZone, now)
    const isNew = await writePrefix(client, { value, ...span, kind, assignedOn })
    if (!isNew && !asked.joint) return refuse('PREFIX_TAKEN', { prefix: value }, { path: ['value'] })
    const { events } = await holdPrefix(client, agencyContext, publisher, value, now)
    return { answer: { prefix: value }, events }
  })
}
