/** What the operator of an agency decides. */
import { isDay } from '@isbn-hub/feed/day'
import { FILES, fileSettings } from '@isbn-hub/files/settings'
import { VERIFIER } from '@isbn-hub/identity/verify'
import type { Log } from '@isbn-hub/runtime/log'
import { json, type Kind, listOf, postgresUrl, webUrl, yesOrNo } from '@isbn-hub/runtime/setting-kinds'
import { LISTENING, RANGES, readSettings, type Settings } from '@isbn-hub/runtime/settings'
import { z } from 'zod'

import type { BankDetails } from './domain/applicant.ts'
import { problemWithText, tidied } from './domain/entered-text.ts'
import { type FeeSchedule, readFeePerNumber } from './domain/rules/fees.ts'

const day: Kind<string> = { what: 'a day', example: '2026-04-13', schema: z.string().refine(isDay) }

/** Characters. */
const LONGEST_TEXT = 2_000

const enteredText = z
  .string()
  .transform(tidied)
  .refine((text) => problemWithText(text, LONGEST_TEXT, []) === undefined)

const bankDetails: Kind<BankDetails> = json(
  'a JSON object with `bank` and `account`, and with `bankCode` and `taxNumber` where there are any',
  '{"bank":"…","account":"…","bankCode":"…","taxNumber":"…"}',
  z.strictObject({
    bank: enteredText,
    account: enteredText,
    bankCode: enteredText.optional(),
    taxNumber: enteredText.optional(),
  }),
)

const feePerNumber: Kind<FeeSchedule> = {
  what: 'an amount and its currency',
  example: '120000.00 UZS',
  schema: z.string().transform((text, context) => {
    const schedule = readFeePerNumber(text)
    if (schedule) return schedule
    context.addIssue({ code: 'custom' })
    return z.NEVER
  }),
}

/** What an operator says of one agency, also where `npm start` runs them all. */
export const OPERATED = {
  holidays: {
    variable: 'HOLIDAYS',
    kind: listOf(day, 'days', '2026-04-13,2026-05-05'),
    meaning: 'days off beside those of every year: feasts that move, days that a government moves',
    default: '',
    without: 'none',
  },
  payee: {
    variable: 'PAYEE',
    kind: bankDetails,
    meaning: "the agency's bank details for contract and invoice, as JSON; the last two where there are any",
    without: "papers don't say where to pay",
  },
  feePerNumber: {
    variable: 'FEE_PER_NUMBER',
    kind: feePerNumber,
    meaning:
      'what each number costs. For an agency whose services wait for payment and whose document names no fee; refused elsewhere',
    without: "papers refer to the agency's tariff",
  },
} satisfies Settings

export const AGENCY_SETTINGS = {
  databaseUrl: { variable: 'DATABASE_URL', kind: postgresUrl, meaning: 'its own database' },
  ...VERIFIER,
  ...LISTENING,
  ...RANGES,
  sampleData: {
    variable: 'SAMPLE_DATA',
    kind: yesOrNo,
    meaning:
      "whether a register that is empty is filled with the nation's sample. For trying things out; never on a real register",
    default: 'no',
  },
  ...FILES,
  publicUrl: {
    variable: 'PUBLIC_URL',
    kind: webUrl('https://isbn.example.org/by'),
    meaning: 'where it is reached from outside, if something stands before it: links to files begin with it',
    without: 'where it listens',
  },
  verifyUrl: {
    variable: 'VERIFY_URL',
    kind: webUrl('https://isbn.example.org/verify'),
    meaning: 'where the hub answers for the codes on papers; it stands on each paper, and in its QR code',
    default: 'http://127.0.0.1:4000/verify',
  },
  ...OPERATED,
} satisfies Settings

export type AgencyConfig = ReturnType<typeof readConfig>

/** Throws a ConfigProblem that names everything that is missing or wrong. */
export function readConfig(environment: NodeJS.ProcessEnv, log?: Log) {
  const { files, accessKeyId, secretAccessKey, ...settings } = readSettings(AGENCY_SETTINGS, environment, log)
  return { ...settings, files: fileSettings({ files, accessKeyId, secretAccessKey }) }
}
