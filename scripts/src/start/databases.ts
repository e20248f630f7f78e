// Which database each one gets: one that the operator names, or one of our own cluster.

import { ConfigProblem } from '@isbn-hub/runtime/config-problem'

import { as } from '../postgres/ensure-database.ts'

/** Throws a ConfigProblem for the first of the given databases that can't be reached. No password is shown. */
export async function reachDatabases(given: ReadonlyMap<string, string>): Promise<void> {
  await Promise.all([...given].map(([code, url]) => reach(`DATABASE_URL_${code}`, url)))
}

async function reach(variable: string, url: string): Promise<void> {
  try {
    await as(url, (client) => client.query('select'))
  } catch (cause) {
    const { host, pathname } = new URL(url)
    throw new ConfigProblem(`${variable}: the database at ${host}${pathname} can't be reached: ${reasonOf(cause)}.`, {
      cause,
    })
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  // The codes of the network say it best; PostgreSQL's own are five characters that nobody knows by heart.
  return (code?.startsWith('E') ? code : message?.replace(/\.$/, '')) || String(code ?? error)
}
