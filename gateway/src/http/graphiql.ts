/** GraphiQL, served from here: no page of the gateway loads a script from anywhere else. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { send } from './answer.ts'

export interface Graphiql {
  /** Whether this request is a browser's, for the page. */
  readonly wants: (request: IncomingMessage) => boolean
  readonly answerPage: (response: ServerResponse) => void
  /** Answers a file of the page; false where there is none of that path. */
  readonly answerFile: (request: IncomingMessage, response: ServerResponse, path: string) => boolean
}

/** The page's own files come from here, its data from `/graphql`, and nothing from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor sets widths and positions on its elements.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const PAGE_HEADERS = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
  vary: 'Accept',
}

/** Reads the files once; throws where a package is missing. */
export function createGraphiql(): Graphiql {
  const files = new Map<string, PageFile>()
  for (const { name, path } of sources()) files.set(`/graphiql/${name}`, pageFile(name, readFileSync(path)))
  const page = pageOf(files)
  return {
    wants: ({ method, headers }) => method === 'GET' && (headers.accept?.includes('text/html') ?? false),
    answerPage: (response) => send(response, 200, 'text/html; charset=utf-8', page, PAGE_HEADERS),
    answerFile(request, response, path) {
      const file = files.get(path)
      if (!file) return false
      const headers = { etag: file.etag, 'cache-control': 'public, max-age=3600' }
      if (request.headers['if-none-match'] === file.etag) response.writeHead(304, headers).end()
      else send(response, 200, file.type, file.body, headers)
      return true
    },
  }
}

interface PageFile {
  readonly body: Buffer
  readonly type: string
  readonly etag: string
}

const pageFile = (name: string, body: Buffer): PageFile => ({
  body,
  type: name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
  etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
})

function sources(): { name: string; path: string }[] {
  const require = createRequire(import.meta.url)
  const inPackage = (name: string, file: string): string => join(dirname(require.resolve(`${name}/package.json`)), file)
  return [
    { name: 'react.js', path: inPackage('react', 'umd/react.production.min.js') },
    { name: 'react-dom.js', path: inPackage('react-dom', 'umd/react-dom.production.min.js') },
    { name: 'graphiql.css', path: inPackage('graphiql', 'graphiql.min.css') },
    { name: 'graphiql-page.css', path: own('graphiql.css') },
    { name: 'graphiql.js', path: inPackage('graphiql', 'graphiql.min.js') },
    { name: 'start.js', path: own('graphiql.js') },
  ]
}

const own = (file: string): string => fileURLToPath(new URL(`../../web/${file}`, import.meta.url))

function pageOf(files: ReadonlyMap<string, PageFile>): string {
  const tags = [...files].map(([path, { type }]) =>
    type.startsWith('text/css') ? `<link rel="stylesheet" href="${path}">` : `<script src="${path}" defer></script>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>ISBN Hub</title>
<link rel="icon" href="data:,">
${tags.join('\n')}
</head>
<body>
<div id="graphiql"><p>Loading GraphiQL. It needs JavaScript; without it, ask by curl: see the README.</p></div>
</body>
</html>
`
}
