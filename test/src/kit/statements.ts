// Which statements go to PostgreSQL while something is done: an act holds rows for as long as they take.

import pg from 'pg'

/** In the order in which they were sent, by name where they have one, else by their text. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = []
  const prototype = pg.Client.prototype as unknown as { query(this: pg.Client, ...args: unknown[]): unknown }
  const { query } = prototype
  prototype.query = function (...args) {
    const [statement] = args as [string | { readonly name?: string; readonly text?: string }]
    statements.push(typeof statement === 'string' ? statement : (statement.name ?? statement.text ?? ''))
    return query.apply(this, args)
  }
  try {
    await work()
  } finally {
    prototype.query = query
  }
  return statements
}
