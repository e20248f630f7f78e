// Settings: environment variables, declared once, read once, by the same rules in every process.

import { ConfigProblem } from './config-problem.ts'
import { type Log, withoutSecrets } from './log.ts'
import { host, type Kind, port, readableFile } from './setting-kinds.ts'

export interface Setting<T> {
  /** `PORT`; or `AGENCY_URL_<CODE>`, a variable for each of the codes. */
  readonly variable: string
  readonly codes?: readonly string[] | RegExp
  readonly kind: Kind<T>
  /** For the table in docs/operating.md. */
  readonly meaning: string
  /** The text that counts where the variable isn't set. */
  readonly default?: string
  /** What holds where it isn't set. With neither this nor a default the process doesn't start then. */
  readonly without?: string
}

export type Settings = Readonly<Record<string, Setting<unknown>>>

/** A value for each setting: a map by code where there are codes, undefined where it isn't set and may be missing. */
export type ValuesOf<S extends Settings> = { readonly [K in keyof S]: ValueOf<S[K]> }

type ValueOf<S> = S extends { readonly kind: Kind<infer T> }
  ? S extends { readonly codes: readonly string[] | RegExp }
    ? ReadonlyMap<string, T>
    : S extends { readonly default: string }
      ? T
      : S extends { readonly without: string }
        ? T | undefined
        : T
  : never

/** What every process has that listens. */
export const LISTENING = {
  host: { variable: 'HOST', kind: host, meaning: 'the address to listen on', default: '127.0.0.1' },
  port: { variable: 'PORT', kind: port(0), meaning: 'the port; 0 takes a free one', default: '0' },
} satisfies Settings

export const RANGES = {
  rangeMessage: {
    variable: 'RANGE_MESSAGE',
    kind: readableFile('/srv/hub/RangeMessage.xml'),
    meaning: 'a file with the official range message',
    without: "the project's own table",
  },
} satisfies Settings

/**
 * Reads the settings. A variable that is empty or blank counts as not set.
 *
 * Throws one ConfigProblem with a line for each setting that is missing or wrong, and for each variable of a code that is
 * none. A variable that looks like a setting of this process and isn't is logged: it may be meant for another program.
 */
export function readSettings<const S extends Settings>(
  settings: S,
  environment: NodeJS.ProcessEnv,
  log?: Log,
): ValuesOf<S> {
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [key, setting] of Object.entries(settings)) {
    if (setting.codes === undefined)
      values[key] = readOne(setting, setting.variable, environment[setting.variable], problems)
    else values[key] = readEach(setting, setting.codes, environment, problems)
  }
  if (problems.length > 0) throw new ConfigProblem(problems.join('\n'))
  for (const [variable, meant] of lookalikes(settings, environment))
    log?.warn('unknown setting', { variable, ...(meant !== undefined && { meant }) })
  return values as ValuesOf<S>
}

function readOne(setting: Setting<unknown>, variable: string, given: string | undefined, problems: string[]): unknown {
  const { kind, without } = setting
  const text = given?.trim() || setting.default
  if (text === undefined) {
    if (without === undefined)
      problems.push(`${variable} is not set. It must be ${kind.what}, such as ${kind.example}.`)
    return undefined
  }
  const { success, data, error } = kind.schema.safeParse(text)
  if (success) return data
  const [issue] = error.issues
  const shown = isShowable(kind, text) ? ` ${withoutSecrets(JSON.stringify(text.slice(0, 80)))}` : ' wrong'
  const at = issue?.path.length ? `${issue.path.join('.')}: ` : ''
  const detail = issue && (at || issue.code === 'custom') && issue.message !== 'Invalid input' ? issue.message : ''
  problems.push(
    `${variable} is${shown}${detail && ` (${at}${detail})`}. It must be ${kind.what}, such as ${kind.example}.`,
  )
  return undefined
}

/** Nobody can tell where a password is in a URL that can't be parsed. */
function isShowable({ isSecret }: Kind<unknown>, text: string): boolean {
  return !isSecret && (!text.includes('@') || (URL.canParse(text) && new URL(text).password === ''))
}

function readEach(
  setting: Setting<unknown>,
  codes: readonly string[] | RegExp,
  environment: NodeJS.ProcessEnv,
  problems: string[],
): ReadonlyMap<string, unknown> {
  const beginning = beginningOf(setting.variable)
  const values = new Map<string, unknown>()
  for (const [variable, text] of Object.entries(environment)) {
    if (!variable.startsWith(beginning) || !text?.trim()) continue
    const code = variable.slice(beginning.length)
    if (codes instanceof RegExp ? codes.test(code) : codes.includes(code))
      values.set(code, readOne(setting, variable, text, problems))
    else
      problems.push(
        `${variable} is set, and ${JSON.stringify(code)} is not a code that it can be for: ` +
          `${codes instanceof RegExp ? 'a code is written in capitals, as BY' : `the codes are ${codes.join(', ')}`}.`,
      )
  }
  return values
}

const beginningOf = (variable: string): string => variable.replace('<CODE>', '')

/** Variables that are set and that resemble a setting without being one, each with the setting that may be meant. */
function lookalikes(settings: Settings, environment: NodeJS.ProcessEnv): [variable: string, meant?: string][] {
  const declared = Object.values(settings).map(({ variable }) => variable)
  const isDeclared = (variable: string): boolean =>
    declared.some((known) => known === variable || (known.includes('<') && variable.startsWith(beginningOf(known))))
  // Amazon has many variables that are none of ours.
  const firstWords = new Set(declared.map((variable) => variable.split('_', 1)[0]).filter((word) => word !== 'AWS'))
  return Object.keys(environment).flatMap((variable): [string, string?][] => {
    if (isDeclared(variable) || !environment[variable]?.trim()) return []
    const withoutCode = variable.replace(/[^_]+$/, '')
    const meant = declared.find((known) =>
      differByOneSlip(beginningOf(known), known.includes('<') ? withoutCode : variable),
    )
    if (meant !== undefined) return [[variable, meant]]
    const [first] = variable.split('_', 1)
    return variable.includes('_') && firstWords.has(first) ? [[variable]] : []
  })
}

/** Whether a letter is missing, too many, another, or has changed its place with the next one. */
function differByOneSlip(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

/** The settings of a process as the rows of a table in Markdown. */
export function settingsTable(settings: Settings): string {
  const rows = Object.values(settings).map(
    ({ variable, kind, meaning, default: text, without }) =>
      `| \`${variable}\` | ${meaning} | \`${kind.example}\` | ${without ?? (text === undefined ? "doesn't start" : `\`${text}\``)} |`,
  )
  return ['| variable | meaning | example | without it |', '| --- | --- | --- | --- |', ...rows].join('\n')
}
