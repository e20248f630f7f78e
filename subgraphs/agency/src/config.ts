/** What an agency is told by its environment, read once. */
import { resolve } from 'node:path'

import { readS3Settings, type S3Settings } from '@isbn-hub/files/s3-store'
import { ConfigProblem } from '@isbn-hub/runtime/config-problem'

import type { BankDetails } from './domain/applicant.ts'
import { problemWithSaid, tidied } from './domain/entered-text.ts'
import { type FeeSchedule, readFeePerNumber } from './domain/rules/fees.ts'

export interface AgencyConfig {
  readonly databaseUrl: string
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly jwksUrl: string
  readonly issuer: string
  readonly audience: string
  /** The official range message; undefined for the project's own table. */
  readonly rangeMessage: string | undefined
  /** Whether a fresh register is filled with the nation's sample. */
  readonly sampleData: boolean
  /** Where its files lie: a folder, or a bucket. */
  readonly files: string | S3Settings
  /** Where it is reached from outside, without a slash at the end; undefined where that is where it listens. */
  readonly publicUrl: string | undefined
  /** Where the hub answers for its papers' codes: the address of its /verify. */
  readonly verifyUrl: string
  /** Days off beside those of every year: 2026-04-13. */
  readonly holidays: readonly string[]
  /** Where fees are paid; undefined where papers are to say nothing of it. */
  readonly payee: BankDetails | undefined
  /** What each number costs, where the nation's document names no fee. */
  readonly feePerNumber: FeeSchedule | undefined
}

/** Throws a ConfigProblem that names what is missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv): AgencyConfig {
  const {
    DATABASE_URL,
    HOST = '127.0.0.1',
    PORT = '0',
    JWKS_URL,
    JWT_ISSUER,
    JWT_AUDIENCE,
    RANGE_MESSAGE,
    SAMPLE_DATA,
    FILES,
    PUBLIC_URL,
    VERIFY_URL = 'http://127.0.0.1:4000/verify',
    HOLIDAYS = '',
    PAYEE,
    FEE_PER_NUMBER,
  } = env
  const port = Number(PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new ConfigProblem(`PORT ${PORT} is not a port.`)
  return {
    databaseUrl: databaseUrl(DATABASE_URL),
    host: HOST,
    port,
    jwksUrl: needed('JWKS_URL', JWKS_URL),
    issuer: needed('JWT_ISSUER', JWT_ISSUER),
    audience: needed('JWT_AUDIENCE', JWT_AUDIENCE),
    rangeMessage: RANGE_MESSAGE || undefined,
    sampleData: yesOrNo('SAMPLE_DATA', SAMPLE_DATA),
    files: filesAt(needed('FILES', FILES), env),
    publicUrl: PUBLIC_URL ? webAddress('PUBLIC_URL', PUBLIC_URL) : undefined,
    verifyUrl: webAddress('VERIFY_URL', VERIFY_URL),
    holidays: days(HOLIDAYS),
    payee: PAYEE ? payee(PAYEE) : undefined,
    feePerNumber: FEE_PER_NUMBER ? feePerNumber(FEE_PER_NUMBER) : undefined,
  }
}

function needed(name: string, value: string | undefined): string {
  if (!value) throw new ConfigProblem(`${name} is not set.`)
  return value
}

/** No, where nothing is said. */
function yesOrNo(name: string, text: string | undefined): boolean {
  if (text && text !== 'yes' && text !== 'no')
    throw new ConfigProblem(`${name} is ${JSON.stringify(text)}; it must be yes or no.`)
  return text === 'yes'
}

function databaseUrl(value: string | undefined): string {
  const text = needed('DATABASE_URL', value)
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text))
    throw new ConfigProblem('DATABASE_URL is not an address such as postgres://user:password@host:5432/database.')
  return text
}

function filesAt(text: string, { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }: NodeJS.ProcessEnv): string | S3Settings {
  if (!/^[a-z\d+.-]+:\/\//i.test(text)) return resolve(text)
  return readS3Settings(text, { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY })
}

function webAddress(name: string, text: string): string {
  if (!/^https?:\/\/[^?#]+$/.test(text) || !URL.canParse(text))
    throw new ConfigProblem(`${name} ${text} is not an address such as https://isbn.example.org/by.`)
  return text.replace(/\/+$/, '')
}

function days(text: string): string[] {
  const list = text.split(',').map((day) => day.trim())
  const wrong = list.find((day) => day !== '' && !/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day))
  if (wrong !== undefined) throw new ConfigProblem(`HOLIDAYS: ${wrong} is not a day such as 2026-04-13.`)
  return list.filter((day) => day !== '')
}

function payee(text: string): BankDetails {
  const wrong = new ConfigProblem(
    'PAYEE is not a JSON object such as {"bank":"…","account":"…","bankCode":"…","taxNumber":"…"}, the last two where there are any.',
  )
  let details: Record<string, unknown>
  try {
    details = tidied(JSON.parse(text))
  } catch {
    throw wrong
  }
  const { bank, account, bankCode, taxNumber, ...others } = Object(details) as Record<string, unknown>
  const isSaid = (value: unknown): value is string => typeof value === 'string' && problemWithSaid(value) === undefined
  const isSaidIfAny = (value: unknown): value is string | undefined => value === undefined || isSaid(value)
  if (!isSaid(bank) || !isSaid(account) || !isSaidIfAny(bankCode) || !isSaidIfAny(taxNumber)) throw wrong
  if (Object.keys(others).length > 0) throw wrong
  return { bank, account, bankCode, taxNumber }
}

function feePerNumber(text: string): FeeSchedule {
  const schedule = readFeePerNumber(text)
  if (!schedule) throw new ConfigProblem(`FEE_PER_NUMBER ${text} is not an amount such as 120000.00 UZS.`)
  return schedule
}
