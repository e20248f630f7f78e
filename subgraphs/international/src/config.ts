/** What the operator of the international agency decides. */
import { AGENCY_CODE } from '@isbn-hub/identity/agency-code'
import type { Log } from '@isbn-hub/runtime/log'
import { postgresUrl, webUrl } from '@isbn-hub/runtime/setting-kinds'
import { LISTENING, RANGES, readSettings, type Settings, type ValuesOf } from '@isbn-hub/runtime/settings'

export const INTERNATIONAL_SETTINGS = {
  databaseUrl: { variable: 'DATABASE_URL', kind: postgresUrl, meaning: 'its own database' },
  agencies: {
    variable: 'AGENCY_URL_<CODE>',
    codes: new RegExp(`^${AGENCY_CODE}$`),
    kind: webUrl('https://isbn.example.org/by/graphql'),
    meaning: 'where an agency serves the contract',
    without: "the agency isn't followed, and takes no part in the hub",
  },
  ...LISTENING,
  ...RANGES,
} satisfies Settings

export type InternationalConfig = ValuesOf<typeof INTERNATIONAL_SETTINGS>

/** Throws a ConfigProblem that names everything that is missing or wrong. */
export const readConfig = (environment: NodeJS.ProcessEnv, log?: Log): InternationalConfig =>
  readSettings(INTERNATIONAL_SETTINGS, environment, log)
