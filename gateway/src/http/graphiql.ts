/** GraphiQL, served from here: no page of the gateway loads a script from anywhere else. */
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { HTML_TYPE } from '@isbn-hub/server/media-type'
import type { Route } from '@isbn-hub/server/route'
import { sendStored, StoredContent } from '@isbn-hub/server/send'

export interface Graphiql {
  readonly answerPage: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** The files that the page loads. */
  readonly routes: readonly Route[]
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
}

/** Reads the files once; throws where a package is missing. */
export function createGraphiql(): Graphiql {
  const files = new Map(
    sources().map(({ name, path }) => [
      `/graphiql/${name}`,
      new StoredContent(name.endsWith('.css') ? CSS_TYPE : JAVASCRIPT_TYPE, readFileSync(path)),
    ]),
  )
  const page = new StoredContent(HTML_TYPE, pageOf(files))
  return {
    answerPage: (request, response) => sendStored(request, response, page, PAGE_HEADERS),
    routes: [...files].map(([path, content]) => routeOf(path, content)),
  }
}

const CSS_TYPE = 'text/css; charset=utf-8'
const JAVASCRIPT_TYPE = 'text/javascript; charset=utf-8'

/** A megabyte of scripts is compressed once, at the first request, and better than an answer that is sent once. */
const BROTLI_QUALITY = 9

const routeOf = (path: string, content: StoredContent): Route => ({
  path,
  operations: {
    GET: {
      answer: ({ request, response }) =>
        sendStored(request, response, content, { 'cache-control': 'public, max-age=3600' }, BROTLI_QUALITY),
    },
  },
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

function pageOf(files: ReadonlyMap<string, StoredContent>): string {
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
<div id="graphiql"><p>Loading GraphiQL. It needs JavaScript. Without JavaScript, use curl: see the README.</p></div>
</body>
</html>
`
}
