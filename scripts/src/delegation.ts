// `npm run --silent delegation -- list`: who assigns from what. With add, end and move an operator changes it: a country
// is added by a row. The gateway sees it by itself.

import { parseArgs } from 'node:util'

import { isDay } from '@isbn-hub/feed/day'
import { delegate, type DelegationAnswer, moveDelegation, undelegate } from '@isbn-hub/international/actions/delegate'
import { type Delegation, ordinalText } from '@isbn-hub/international/domain/delegation'
import type { AgencyFacts } from '@isbn-hub/international/domain/delegations'
import { type Database, openDatabase } from '@isbn-hub/international/store/database'
import { findAgencies, findDelegations } from '@isbn-hub/international/store/delegations'
import { startProblem } from '@isbn-hub/runtime/run'

import { readStart } from './start/config.ts'
import { withDatabase } from './start/open-database.ts'

const USAGE = `usage: npm run --silent delegation -- list
       npm run --silent delegation -- add  --agency XY --group 978-NNN [--to 978-N-NNN] [--shared] [--since DAY]
                                           [--name NAME --country COUNTRY [--website ADDRESS]]
       npm run --silent delegation -- end  --agency XY --group 978-NNN [--to 978-N-NNN] [--until DAY]
       npm run --silent delegation -- move --agency XY --group 978-NNN [--to 978-N-NNN] --holder BY [--until DAY]
                                           [--since DAY] [--name NAME --country COUNTRY [--website ADDRESS]]
A part of a shared group is named by its first registrants, --group 978-5-600, and its last, --to 978-5-699. An agency
that the table doesn't know yet needs a name and a country.`

const print = (line: string): boolean => process.stdout.write(line + '\n')

type Act = (database: Database) => Promise<boolean>

const list: Act = async ({ entities }) => {
  const names = new Map((await findAgencies(entities)).map(({ code, name }) => [code, name]))
  for (const delegation of await findDelegations(entities))
    print(`${line(delegation)}  ${names.get(delegation.agency)}`)
  return true
}

interface DelegationRequest {
  readonly agency: string
  readonly from: string
  readonly to: string | undefined
  readonly shared: boolean
  readonly since: string | undefined
  readonly until: string
  readonly holder: string
  readonly name: string | undefined
  readonly country: string | undefined
  readonly website: string | undefined
}

const add: (request: DelegationRequest) => Act = (request) => (database) =>
  withFacts(database, request, (agency) => delegate(database.acts, { ...request, agency }))

const end: (request: DelegationRequest) => Act =
  ({ agency, ...request }) =>
  async ({ acts }) =>
    answer(await undelegate(acts, { ...request, holder: agency }))

const move: (request: DelegationRequest) => Act = (request) => (database) =>
  withFacts(database, request, (agency) => moveDelegation(database.acts, { ...request, agency }))

const ACTS = { add, end, move }

/** What isn't said of an agency stays as the table has it. */
async function withFacts(
  { entities }: Database,
  { agency: code, name, country, website }: DelegationRequest,
  act: (agency: AgencyFacts) => Promise<DelegationAnswer>,
): Promise<boolean> {
  const known = (await findAgencies(entities)).find((agency) => agency.code === code)
  const facts = { name: name ?? known?.name, country: country ?? known?.country }
  if (facts.name === undefined || facts.country === undefined) {
    print(`The table doesn't know ${code} yet: give its --name and its --country.`)
    return false
  }
  return answer(
    await act({ code, name: facts.name, country: facts.country, website: website ?? known?.website ?? null }),
  )
}

function answer(given: DelegationAnswer): boolean {
  if ('delegation' in given) print(line(given.delegation))
  else
    switch (given.refusal) {
      case 'NOT_A_SPAN':
        print(
          'The span is malformed: write a group as 978-985, a part of one as 978-5-600, and both ends in the same way.',
        )
        break
      case 'HELD_BY_ANOTHER':
        print(`Refused. It is held already: ${line(given.by)}`)
        break
      case 'NOT_HELD':
        print('Refused. The agency holds no delegation of this very span: list shows which it does.')
        break
    }
  return 'delegation' in given
}

function line({ agency, span, level, exclusive, since, until }: Delegation): string {
  const times = `${since === null ? '' : ` since ${since}`}${until === null ? '' : ` until ${until}`}`
  const kind = `${level === 'GROUP' ? 'group' : 'part'}${exclusive ? '' : ', shared'}`
  return `${agency}  ${ordinalText(span.lo)}-${ordinalText(span.hi - 1)}  ${kind}${times}`
}

function readArguments(): Act | undefined {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        ...{ agency: text, group: text, to: text, since: text, until: text, holder: text },
        ...{ name: text, country: text, website: text, shared: { type: 'boolean' } },
      },
    })
    const [act, ...rest] = positionals
    if (rest.length > 0) return undefined
    if (act === 'list') return list
    if (act !== 'add' && act !== 'end' && act !== 'move') return undefined
    const { group, since, website, to, name, country, shared = false } = values
    const [agency = '', holder = ''] = [values.agency, values.holder].map((code) => code?.toUpperCase())
    const today = new Date().toISOString().slice(0, 10)
    const until = values.until ?? today
    if (group === undefined || !isAgency(agency) || (act === 'move' && !isAgency(holder))) return undefined
    // What ends some day is ended on that day.
    if (![since ?? until, until].every(isDay) || until > today) return undefined
    if (website !== undefined && !/^https?:/.test(website)) return undefined
    return ACTS[act]({ agency, from: group, to, shared, since, until, holder, name, country, website })
  } catch {
    return undefined
  }
}

function isAgency(code: string): boolean {
  return /^([A-Z]{2}|INTL)$/.test(code)
}

const act = readArguments()
if (!act) {
  process.stderr.write(USAGE + '\n')
  process.exitCode = 2
} else {
  try {
    const isDone = await withDatabase(readStart(process.env), 'INTERNATIONAL', async (url) => {
      const database = await openDatabase(url)
      try {
        return await act(database)
      } finally {
        await database.close()
      }
    })
    if (!isDone) process.exitCode = 1
  } catch (error) {
    process.stderr.write(startProblem('The command', error) + '\n')
    process.exitCode = 1
  }
}
