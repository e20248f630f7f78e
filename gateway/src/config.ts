/** What the operator of the gateway decides. */
import { VERIFIER } from '@isbn-hub/identity/verify'
import type { Log } from '@isbn-hub/runtime/log'
import { count, folder, listOf, origin, yesOrNo } from '@isbn-hub/runtime/setting-kinds'
import { LISTENING, RANGES, readSettings, type Settings, type ValuesOf } from '@isbn-hub/runtime/settings'

/** What an operator says of the gateway, also where `npm start` runs it. */
export const OPERATED = {
  origins: {
    variable: 'CORS_ORIGINS',
    kind: listOf(origin(''), 'origins', 'https://a.example,https://b.example'),
    meaning: 'origins of pages that may send mutations and tokens; every page may read publicly',
    default: '',
    without: 'none',
  },
  graphiql: {
    variable: 'GRAPHIQL',
    kind: yesOrNo,
    meaning: 'whether `/graphql` in a browser is a page for trying queries out',
    default: 'yes',
  },
  connectionsPerAddress: {
    variable: 'CONNECTIONS_PER_ADDRESS',
    kind: count,
    meaning: 'sockets and streams that one address may have open at a time; 0: any number',
    default: '200',
  },
  behindProxy: {
    variable: 'BEHIND_PROXY',
    kind: yesOrNo,
    meaning:
      '`yes`: an address is the last one of `X-Forwarded-For`, which a proxy writes; `no`: the one that connects',
    default: 'no',
  },
} satisfies Settings

export const GATEWAY_SETTINGS = {
  international: {
    variable: 'INTERNATIONAL_URL',
    kind: origin('http://127.0.0.1:4001'),
    meaning: 'where international is',
  },
  ...VERIFIER,
  host: LISTENING.host,
  port: { ...LISTENING.port, default: '4000' },
  data: {
    variable: 'HUB_DATA',
    kind: folder('/srv/hub'),
    meaning: 'the folder where it keeps the delegation table, for a start without international',
    default: '.data',
  },
  ...RANGES,
  ...OPERATED,
} satisfies Settings

export type Config = ValuesOf<typeof GATEWAY_SETTINGS>

/** Throws a ConfigProblem that names everything that is missing or wrong. */
export const readConfig = (environment: NodeJS.ProcessEnv, log?: Log): Config =>
  readSettings(GATEWAY_SETTINGS, environment, log)
