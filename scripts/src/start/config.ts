// What the operator of a whole hub, `npm start`, decides.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { OPERATED as OF_AGENCY } from '@isbn-hub/agency/config'
import { OPERATED as OF_GATEWAY } from '@isbn-hub/gateway/config'
import { VERIFIER } from '@isbn-hub/identity/verify'
import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import type { Log } from '@isbn-hub/runtime/log'
import { folder, origin, port, postgresUrl, webUrl, yesOrNo } from '@isbn-hub/runtime/setting-kinds'
import { LISTENING, RANGES, readSettings, type Settings } from '@isbn-hub/runtime/settings'

/** The project's own folder. */
export const PROJECT = fileURLToPath(new URL('../../../', import.meta.url))

/** The agencies, each by its code, whose small letters name the process and the database, and where its program is. */
export const AGENCIES = [
  { code: 'BY', folder: 'belarus' },
  { code: 'BG', folder: 'bulgaria' },
  { code: 'MK', folder: 'north-macedonia' },
  { code: 'UZ', folder: 'uzbekistan' },
  { code: 'AF', folder: 'afghanistan' },
  { code: 'INTL', folder: 'multinational-ngos' },
] as const

const CODES: readonly string[] = AGENCIES.map(({ code }) => code)

/** Where everything that a hub stores is. */
const DATA = {
  data: {
    variable: 'HUB_DATA',
    kind: folder('/srv/hub'),
    meaning: 'the data folder',
    default: join(PROJECT, '.data'),
    without: '`.data` of the project',
  },
} satisfies Settings

const DEVELOPMENT_KEY = 'tokens are signed by a key that is made on this machine; set all three, or none'

export const START_SETTINGS = {
  host: LISTENING.host,
  port: { variable: 'PORT', kind: port(1), meaning: 'the port of the gateway', default: '4000' },
  ...DATA,
  databases: {
    variable: 'DATABASE_URL_<CODE>',
    codes: [...CODES, 'INTERNATIONAL'],
    kind: postgresUrl,
    meaning:
      'a database of your own. `INTL` is the register of multinational NGOs, `INTERNATIONAL` the directory of all agencies',
    without: 'a database of the embedded PostgreSQL',
  },
  agencyUrls: {
    variable: 'AGENCY_URL_<CODE>',
    codes: CODES,
    kind: webUrl('https://isbn.example.org/by/graphql'),
    meaning:
      'where the others find an agency, if something stands before it, such as a proxy. Its links to files begin with it too, without `/graphql`',
    without: 'at its own port',
  },
  internationalUrl: {
    variable: 'INTERNATIONAL_URL',
    kind: origin('http://127.0.0.1:4001'),
    meaning: 'where the others find international, if something stands before it',
    without: 'at its own port',
  },
  sampleData: {
    variable: 'SAMPLE_DATA',
    kind: yesOrNo,
    meaning: "whether registers that are empty are filled with each nation's sample",
    default: 'yes',
  },
  jwksUrl: { ...VERIFIER.jwksUrl, without: DEVELOPMENT_KEY },
  issuer: { ...VERIFIER.issuer, without: DEVELOPMENT_KEY },
  audience: { ...VERIFIER.audience, without: DEVELOPMENT_KEY },
  ...RANGES,
  holidays: ofEach(OF_AGENCY.holidays),
  payee: ofEach(OF_AGENCY.payee),
  feePerNumber: ofEach(OF_AGENCY.feePerNumber),
  ...OF_GATEWAY,
} satisfies Settings

/** The same setting for each agency: its variable ends in the agency's code. */
function ofEach<S extends Settings[string]>({ variable, ...setting }: S) {
  return { ...setting, variable: `${variable}_<CODE>`, codes: CODES, meaning: `for that agency: ${setting.meaning}` }
}

export type StartConfig = ReturnType<typeof readStart>

/** Throws a ConfigProblem that names everything that is missing or wrong. */
export function readStart(environment: NodeJS.ProcessEnv, log?: Log) {
  const settings = readSettings(START_SETTINGS, environment, log)
  const { jwksUrl, issuer, audience } = settings
  const isIssued = jwksUrl !== undefined && issuer !== undefined && audience !== undefined
  if (!isIssued && (jwksUrl ?? issuer ?? audience) !== undefined)
    throw new ConfigProblem('JWKS_URL, JWT_ISSUER and JWT_AUDIENCE belong together: set all three, or none.')
  const imported = join(settings.data, 'ranges.xml')
  return {
    ...settings,
    rangeMessage: settings.rangeMessage ?? (existsSync(imported) ? imported : undefined),
    /** A real issuer's keys, name and audience; undefined for the development key. */
    issued: isIssued ? { JWKS_URL: jwksUrl, JWT_ISSUER: issuer, JWT_AUDIENCE: audience } : undefined,
    /** What the agency of this code is told of its operator's decisions. */
    toldToAgency: (code: string) => told(OF_AGENCY, environment, `_${code}`),
    toldToGateway: told(OF_GATEWAY, environment, ''),
  }
}

/** These settings as they were given, by the names under which the process itself reads them. */
const told = (settings: Settings, environment: NodeJS.ProcessEnv, ending: string) =>
  Object.fromEntries(Object.values(settings).map(({ variable }) => [variable, environment[variable + ending]] as const))

/** Whether a variable says something of the hub, so that no process of it gets it unless it is meant for it. */
export const isSetting = (name: string): boolean =>
  Object.values(START_SETTINGS).some(({ variable }) => {
    const [beginning = '', ending] = variable.split('<CODE>')
    return ending === undefined ? name === variable : name.startsWith(beginning)
  })

export const dataFolder = (environment: NodeJS.ProcessEnv): string => readSettings(DATA, environment).data

/** Where the key pair for development tokens is. */
export const identityFolder = (data: string) => join(data, 'identity')
