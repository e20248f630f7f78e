/** A nation as its agency's operator runs it: what its document leaves open is said. */
import { ConfigProblem } from '@isbn-hub/runtime/config-problem'

import type { AgencyConfig } from './config.ts'
import { feePaid } from './domain/guards.ts'
import type { Nation } from './domain/nation.ts'

/**
 * Feasts that move, and days that a government moves, are the operator's to name, and so are an account, and what a
 * number costs, where the nation's services ask for payment and its document doesn't say. Throws a ConfigProblem where
 * they don't ask, or it does say.
 */
export function asOperated(
  nation: Nation,
  { holidays, feePerNumber, payee }: Pick<AgencyConfig, 'holidays' | 'feePerNumber' | 'payee'>,
): Nation {
  const { code, workingWeek, rules } = nation
  const steps = nation.procedures.flatMap((procedure) => procedure.steps)
  if (payee && !steps.some(({ makes = [] }) => makes.includes('CONTRACT') || makes.includes('INVOICE')))
    throw new ConfigProblem(`PAYEE: ${code} makes no contract and no invoice on which it could stand.`)
  if (feePerNumber && rules.fees.length > 0)
    throw new ConfigProblem(`FEE_PER_NUMBER: the fees of ${code} stand in its document.`)
  if (feePerNumber && !steps.some(({ guards = [] }) => guards.includes(feePaid)))
    throw new ConfigProblem(`FEE_PER_NUMBER: no step of ${code} waits for a payment.`)
  return {
    ...nation,
    workingWeek: { ...workingWeek, holidays: [...workingWeek.holidays, ...holidays] },
    rules: feePerNumber ? { ...rules, fees: [feePerNumber] } : rules,
  }
}
