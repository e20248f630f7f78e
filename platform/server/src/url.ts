/** The target of a request, read strictly: what cannot be decoded or is not known is refused, never dropped. */
import { HttpError } from './http-error.ts'
import type { ParameterDescription, Query } from './route.ts'

export interface Target {
  /** Still encoded. */
  readonly path: string
  /** Still encoded, without its question mark. */
  readonly search: string
}

/** The path and the query of a request target. */
export function readTarget(url = '/'): Target {
  // A proxy may send the whole URL (RFC 9112, section 3.2.2).
  const relative = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '')
  const mark = relative.indexOf('?')
  return mark === -1
    ? { path: relative, search: '' }
    : { path: relative.slice(0, mark), search: relative.slice(mark + 1) }
}

/** Decodes a part of a path. Throws where a percent sign begins no character of UTF-8. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new HttpError(
      'BAD_REQUEST',
      `${JSON.stringify(text)} is not percent-encoded UTF-8. Write a percent sign as %25.`,
    )
  }
}

/** Reads the query. Throws where it has a parameter that is not known, or one twice that has one value. */
export function readQuery(search: string, known: Readonly<Record<string, ParameterDescription>>): Query {
  const values = new Map<string, string[]>()
  for (const pair of search.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decodeForm(equals === -1 ? pair : pair.slice(0, equals))
    const value = equals === -1 ? '' : decodeForm(pair.slice(equals + 1))
    if (!Object.hasOwn(known, name)) throw unknownParameter(name, Object.keys(known))
    const before = values.get(name)
    if (!before) values.set(name, [value])
    else if (known[name]?.isList) before.push(value)
    else throw new HttpError('BAD_REQUEST', `The parameter ${name} is given twice. Give it once.`)
  }
  return {
    get: (name) => values.get(name)?.[0],
    getAll: (name) => values.get(name)?.flatMap((value) => value.split(',')) ?? [],
  }
}

/** In a query a plus sign is a space. */
const decodeForm = (text: string): string => decode(text.replaceAll('+', ' '))

function unknownParameter(name: string, known: readonly string[]): HttpError {
  const parameters = known.length === 0 ? 'It has none.' : `It has ${known.join(', ')}.`
  return new HttpError(
    'UNKNOWN_PARAMETER',
    `This address has no parameter ${JSON.stringify(name.slice(0, 100))}. ${parameters}`,
  )
}
