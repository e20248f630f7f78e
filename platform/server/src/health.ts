/** Health over HTTP: whether the process runs, and whether it can do its work. */
import { HTTP_ERRORS } from './http-error.ts'
import { JSON_TYPE } from './media-type.ts'
import type { Exchange, OperationDescription, Route } from './route.ts'
import { send } from './send.ts'

/** Each check answers true, or the reason why not: a short text that anyone may read. */
export type Checks = Readonly<Record<string, () => Promise<true | string>>>

/** Milliseconds after which a check that has not answered has failed. */
const CHECK_LIMIT = 2_000

/**
 * `/livez` is 200 as long as the process runs. `/readyz` is 200 or 503, with
 * `{ "ready": false, "checks": { "database": true, "feed": "no answer in 2 s" } }`.
 * Of a check that throws only the error's code is shown, since a message may hold addresses or SQL.
 */
export function healthRoutes(checks: Checks): Route[] {
  return [
    healthRoute('/livez', DESCRIPTIONS.livez, () => Promise.resolve({ status: 200, body: { live: true } })),
    healthRoute('/readyz', DESCRIPTIONS.readyz, async () => {
      const report = await judge(checks)
      return { status: report.ready ? 200 : HTTP_ERRORS.NOT_READY.status, body: report }
    }),
  ]
}

const REPORT = { 'application/json': { type: 'object' } }
const DESCRIPTIONS = {
  livez: {
    id: 'isLive',
    summary: 'Whether the process runs.',
    responses: { 200: { description: 'It runs.', content: REPORT } },
  },
  readyz: {
    id: 'isReady',
    summary: 'Whether the process can do its work, check by check.',
    responses: {
      200: { description: 'It is ready.', content: REPORT },
      503: { description: 'A check failed; the report says which and why.', content: REPORT },
    },
  },
} as const satisfies Record<string, OperationDescription>

const healthRoute = (
  path: string,
  description: OperationDescription,
  ask: () => Promise<{ readonly status: number; readonly body: object }>,
): Route => ({
  path,
  isOpen: true,
  operations: {
    GET: {
      description,
      // Kubernetes' own probes have it; the report is always complete.
      parameters: { verbose: { description: 'Has no effect: the report is always complete.' } },
      async answer({ request, response }: Exchange) {
        const { status, body } = await ask()
        const headers = { 'cache-control': 'no-store' }
        await send(request, response, { status, type: JSON_TYPE, body: JSON.stringify(body) + '\n', headers })
      },
    },
  },
})

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
