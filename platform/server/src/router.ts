/** Finds the route of a request, and refuses whatever no route answers. */
import type { IncomingMessage, ServerResponse } from 'node:http'

import { acceptedCodings } from './content-coding.ts'
import { HttpError } from './http-error.ts'
import { allowAsking, allowReading, type Origins } from './origins.ts'
import type { Exchange, Method, Route } from './route.ts'
import { decode, readQuery, readTarget } from './url.ts'

export type Router = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Answers requests by these routes; rejects with an HttpError where a request is refused. No two routes have the same address. */
export function createRouter(routes: readonly Route[], origins: Origins): Router {
  const find = finder(routes)
  return async (request, response) => {
    const { method = 'GET' } = request
    if (method === 'OPTIONS' && request.url === '*') return void response.writeHead(204).end()
    const { path, search } = readTarget(request.url)
    const match = find(path)
    if (!match) throw notFound(path)
    const { route, parameters, isJson } = match
    const methods = methodsOf(route)
    if (method === 'OPTIONS') return answerOptions(request, response, route, origins)
    const isReading = method === 'GET' || method === 'HEAD'
    const isPublic = route.isOpen === true && isReading && request.headers.authorization === undefined
    allowReading(request, response, origins, isPublic)
    const operation = Object.hasOwn(route.operations, method === 'HEAD' ? 'GET' : method)
      ? route.operations[(method === 'HEAD' ? 'GET' : method) as Method]
      : undefined
    if (!operation)
      throw new HttpError('METHOD_NOT_ALLOWED', `Send ${methods.join(' or ')}, not ${method}.`, {
        allow: methods.join(', '),
      })
    const query = readQuery(search, operation.parameters ?? {})
    // Before anything is executed whose answer the client would not take.
    acceptedCodings(request)
    await operation.answer({ request, response, parameters, query, search, isJson })
  }
}

/** The methods of a route, HEAD among them. */
export const methodsOf = ({ operations }: Route): string[] =>
  Object.keys(operations).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))

const notFound = (path: string): HttpError =>
  new HttpError('NOT_FOUND', `Nothing is served at ${JSON.stringify(path.slice(0, 200))}.`)

function answerOptions(request: IncomingMessage, response: ServerResponse, route: Route, origins: Origins): void {
  const methods = methodsOf(route)
  const { origin, 'access-control-request-method': asked } = request.headers
  if (origin !== undefined && asked !== undefined)
    allowAsking(request, response, origins, { methods, isOpen: route.isOpen === true })
  response.writeHead(204, { allow: methods.join(', ') }).end()
}

interface Match {
  readonly route: Route
  readonly parameters: Exchange['parameters']
  readonly isJson: boolean
}

/** Slashes at the end of a path are ignored: no two addresses differ by them alone. */
function finder(routes: readonly Route[]): (path: string) => Match | undefined {
  const literal = new Map(
    routes.filter(({ path }) => !path.includes('{')).map((route) => [route.path, { route, parameters: {} }]),
  )
  const patterns = routes
    .filter(({ path }) => path.includes('{'))
    .map((route) => ({ route, pattern: patternOf(route) }))
  return (path) => {
    const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path
    const known = literal.get(trimmed)
    if (known) return { ...known, isJson: false }
    for (const { route, pattern } of patterns) {
      const isJson = route.takesJsonSuffix === true && trimmed.endsWith('.json')
      const groups = pattern.exec(isJson ? trimmed.slice(0, -'.json'.length) : trimmed)?.groups
      if (groups) return { route, isJson, parameters: decoded(groups, route) }
    }
    return undefined
  }
}

/** `/isbn/{isbn}` matches `/isbn` too, so that the refusal can say what is missing. */
function patternOf({ path }: Route): RegExp {
  const parts = path.split(/(\/?\{\w+\})/).filter(Boolean)
  const source = parts.map((part, index) => {
    const name = /^\/?\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    if (index === parts.length - 1 && part.startsWith('/')) return `(?:/(?<${name}>.*))?`
    return `${part.startsWith('/') ? '/' : ''}(?<${name}>[^/]+)`
  })
  return new RegExp(`^${source.join('')}$`, 's')
}

function decoded(groups: Readonly<Record<string, string | undefined>>, { path }: Route): Record<string, string> {
  const parameters: Record<string, string> = {}
  for (const [name, value] of Object.entries(groups)) {
    if (!value) throw new HttpError('BAD_REQUEST', `The URL names no ${name}: ${path}.`)
    parameters[name] = decode(value)
  }
  return parameters
}
