/** What a publisher's code costs, or each number where the operator says so. Money is whole minor units inside, a decimal outside, in the document's currency. */
import { type Refusal, refuse, type RequestPath } from '../refusal.ts'
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
  /** What each number costs; absent where numbers cost nothing by themselves. */
  readonly perNumber?: (Rule & { readonly amount: number }) | undefined
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
  readonly minorUnits: number
  readonly currency: string
  readonly validFrom: string | null
  readonly waived: boolean
  readonly rule: Rule
}

interface Fees {
  readonly fees: readonly FeeSchedule[]
}

export interface FeeBasis {
  /** Of the code that is given, where one is. */
  readonly registrantLength?: number | undefined
  /** Of the code that was used up and is followed by it, where there is one. */
  readonly exhaustedLength?: number | undefined
  /** How many numbers are given. */
  readonly numbers?: number | undefined
}

/** The fee for a code or for numbers, on this day (2026-11-21). Null where the agency names none. */
export function feeFor(
  { fees }: Fees,
  { registrantLength, exhaustedLength, numbers }: FeeBasis,
  onDay: string,
): Fee | null {
  const schedule = inForce(fees, onDay)
  if (!schedule) return null
  const { currency, validFrom, decimals, perNumber } = schedule
  if (perNumber && numbers !== undefined)
    return {
      ...money(perNumber.amount * numbers, decimals),
      currency,
      validFrom,
      waived: false,
      rule: citationOf(perNumber),
    }
  const waiver = schedule.waivers.find(
    (one) => one.registrantLength === registrantLength && one.exhaustedLength === exhaustedLength,
  )
  if (waiver) return { ...money(0, decimals), currency, validFrom, waived: true, rule: citationOf(waiver) }
  const tariff = schedule.tariffs.find((one) => one.registrantLength === registrantLength)
  if (!tariff) return null
  return { ...money(tariff.amount, decimals), currency, validFrom, waived: false, rule: citationOf(tariff) }
}

/** How many decimals a currency has, by ISO 4217. */
const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0

/**
 * 120000.00 UZS: what each number costs, as an agency says whose document names no fee. Undefined where the text isn't of
 * that form.
 */
export function readFeePerNumber(text: string): FeeSchedule | undefined {
  const [, whole, fraction = '', currency] = /^(\d{1,12})(?:\.(\d{1,4}))? ([A-Z]{3})$/.exec(text) ?? []
  if (whole === undefined || currency === undefined) return undefined
  const decimals = decimalsOf(currency)
  const amount = Number(whole + fraction.padEnd(decimals, '0'))
  if (fraction.length > decimals || !Number.isSafeInteger(amount)) return undefined
  const rule = { id: 'F00', text: 'Each number costs this by the agency’s own tariff.', source: 'the agency itself' }
  const perNumber = { ...rule, amount }
  return { currency, decimals, validFrom: null, tariffs: [], perNumber, waivers: [] }
}

const money = (minorUnits: number, decimals: number) => ({ amount: decimal(minorUnits, decimals), minorUnits })

/** What was paid, and in which currency. */
export interface Payment {
  readonly minorUnits: number
  readonly currency: string
}

/** Reads what a payment order says: 44.00 and BGN. The currency must be one in which the agency charges fees. */
export function readPayment(
  { fees }: Fees,
  amount: string,
  currency: string,
): Payment | Refusal<'NO_FEE_CHARGED' | 'CURRENCY_NOT_USED' | 'AMOUNT_INVALID'> {
  const schedule = fees.find((one) => one.currency === currency)
  if (!schedule) {
    const used = [...new Set(fees.map((one) => one.currency))]
    return used.length > 0
      ? refuse('CURRENCY_NOT_USED', { currency, used }, { path: CURRENCY_PATH })
      : refuse('NO_FEE_CHARGED', {}, { path: AMOUNT_PATH })
  }
  const [whole = '', fraction = ''] = amount.split('.')
  const { decimals } = schedule
  if (!/^\d{1,12}(\.\d+)?$/.test(amount) || fraction.length > decimals)
    return refuse('AMOUNT_INVALID', { amount, example: decimal(44 * 10 ** decimals, decimals) }, { path: AMOUNT_PATH })
  return { minorUnits: Number(whole + fraction.padEnd(decimals, '0')), currency }
}

const AMOUNT_PATH: RequestPath = ['amount']
const CURRENCY_PATH: RequestPath = ['currency']

/** The decimal of what was paid. */
export const amountOf = ({ fees }: Fees, { minorUnits, currency }: Payment): string =>
  decimal(minorUnits, fees.find((one) => one.currency === currency)?.decimals ?? decimalsOf(currency))

/** What is still missing of a fee, as a decimal; undefined where nothing is. What was paid in another currency is no matter. */
export function outstanding({ fees }: Fees, fee: Fee, paid: Payment | null): string | undefined {
  const missing = fee.minorUnits - (paid?.currency === fee.currency ? paid.minorUnits : 0)
  return missing > 0 ? amountOf({ fees }, { minorUnits: missing, currency: fee.currency }) : undefined
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
