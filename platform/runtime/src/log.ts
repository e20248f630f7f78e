// What a process tells its operator: one JSON line an event, on stderr.

import { isNativeError } from 'node:util/types'

export interface Log {
  info(event: string, facts?: object): void
  warn(event: string, facts?: object): void
  error(event: string, facts?: object): void
}

/**
 * A log whose lines carry the time, the level, the process's name and the event; the facts follow as fields of their own.
 *
 * Tokens and passwords are withheld, wherever they stand: by the field's name, and by their shape inside a text.
 */
export function createLog(name: string): Log {
  const write = (level: string) => (event: string, facts?: object) => {
    process.stderr.write(line({ ...facts, time: new Date().toISOString(), level, process: name, event }))
  }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

function line({ time, level, process, event, ...facts }: Record<string, unknown>): string {
  const head = { time, level, process, event }
  try {
    return JSON.stringify({ ...head, ...facts }, readable) + '\n'
  } catch (error) {
    // Facts that hold themselves, or a getter that throws: the event still matters.
    return JSON.stringify({ ...head, unreadableFacts: String(error) }) + '\n'
  }
}

const SECRET_FIELD = /authorization|token|password|secret|cookie|private/i
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g
const BEARER = /\b(bearer)\s+[^\s",;]+/gi
const PASSWORD_IN_URL = /(\b[a-z][a-z+]*:\/\/[^\s:@/]*):[^\s@/]+@/gi

function readable(key: string, value: unknown): unknown {
  if (SECRET_FIELD.test(key)) return '[withheld]'
  if (typeof value === 'string') return withoutSecrets(value)
  if (typeof value === 'bigint') return String(value)
  if (isNativeError(value)) return factsOf(value)
  return value
}

/** The text without what looks like a token or a password in a URL. */
export function withoutSecrets(text: string): string {
  return text.replace(JWT, '[token]').replace(BEARER, '$1 [token]').replace(PASSWORD_IN_URL, '$1:[password]@')
}

function factsOf(error: Error): object {
  const { name, message, stack, cause } = error
  return { name, code: 'code' in error ? error.code : undefined, message, stack, cause }
}
