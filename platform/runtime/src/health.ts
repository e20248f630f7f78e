// Health over HTTP: does the process turn, and can it do its work?

import type { IncomingMessage, ServerResponse } from 'node:http'

/** Each check answers true, or the reason why not: a short text that may be read by anyone. */
export type Checks = Readonly<Record<string, () => Promise<true | string>>>

const CHECK_LIMIT = 2_000

/**
 * Answers `/livez` and `/readyz`, and says whether it did; every other path is left alone.
 *
 * `/livez` is 200 as long as the process turns. `/readyz` is 200 or 503, with
 * `{ "ready": false, "checks": { "database": true, "feed": "no answer in 2 s" } }`.
 * A check that throws or is silent for two seconds has failed; only the error's code is told, since a message may hold
 * addresses or SQL.
 */
export function answerHealth(request: IncomingMessage, response: ServerResponse, checks: Checks): boolean {
  const path = request.url?.split('?', 1)[0]
  if (path === '/livez') {
    answer(response, 200, { live: true })
    return true
  }
  if (path === '/readyz') {
    void judge(checks).then((report) => answer(response, report.ready ? 200 : 503, report))
    return true
  }
  return false
}

interface Report {
  ready: boolean
  checks: Record<string, true | string>
}

async function judge(checks: Checks): Promise<Report> {
  const verdicts = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await verdict(check)] as const),
  )
  return { ready: verdicts.every(([, verdict]) => verdict === true), checks: Object.fromEntries(verdicts) }
}

async function verdict(check: () => Promise<true | string>): Promise<true | string> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, CHECK_LIMIT, `no answer in ${CHECK_LIMIT / 1_000} s`)
  })
  try {
    return await Promise.race([check(), silence])
  } catch (error) {
    const code = (error as { code?: unknown } | undefined)?.code
    return typeof code === 'string' ? `failed: ${code}` : 'failed'
  } finally {
    clearTimeout(timer)
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body) + '\n')
}
