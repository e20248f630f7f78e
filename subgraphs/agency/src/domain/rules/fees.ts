/** What a publisher's code costs. Money is whole minor units inside, a decimal outside, in the document's currency. */
import { citationOf, type Rule } from './rule.ts'

/** The fees of one currency, from one day on. */
export interface FeeSchedule {
  /** ISO 4217. Never converted: what the document says in one currency isn't said in another. */
  readonly currency: string
  /** How many decimals the currency has. */
  readonly decimals: number
  /** 2026-11-21; null where the document doesn't say since when. */
  readonly validFrom: string | null
  readonly tariffs: readonly Tariff[]
  readonly waivers: readonly Waiver[]
}

export interface Tariff extends Rule {
  readonly registrantLength: number
  /** In minor units. */
  readonly amount: number
}

/** No fee where a code of one length was used up and one of another follows. */
export interface Waiver extends Rule {
  readonly exhaustedLength: number
  readonly registrantLength: number
}

export interface Fee {
  /** A decimal: 11.00 */
  readonly amount: string
  readonly currency: string
  readonly validFrom: string | null
  readonly waived: boolean
  readonly rule: Rule
}

/**
 * The fee for a code of this length, on this day (2026-11-21). `exhaustedLength` is the length of the code that was used
 * up, where there is one. Null where the agency's document names no fee.
 */
export function feeFor(
  { fees }: { readonly fees: readonly FeeSchedule[] },
  registrantLength: number,
  exhaustedLength: number | undefined,
  onDay: string,
): Fee | null {
  const schedule = inForce(fees, onDay)
  if (!schedule) return null
  const { currency, validFrom, decimals } = schedule
  const waiver = schedule.waivers.find(
    (one) => one.registrantLength === registrantLength && one.exhaustedLength === exhaustedLength,
  )
  if (waiver) return { amount: decimal(0, decimals), currency, validFrom, waived: true, rule: citationOf(waiver) }
  const tariff = schedule.tariffs.find((one) => one.registrantLength === registrantLength)
  if (!tariff) return null
  return { amount: decimal(tariff.amount, decimals), currency, validFrom, waived: false, rule: citationOf(tariff) }
}

/** The latest that has begun; one without a day is the oldest. */
const inForce = (fees: readonly FeeSchedule[], onDay: string): FeeSchedule | undefined =>
  fees
    .filter(({ validFrom }) => validFrom === null || validFrom <= onDay)
    .toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? 1 : -1))[0]

function decimal(amount: number, decimals: number): string {
  if (decimals === 0) return String(amount)
  const digits = String(amount).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
