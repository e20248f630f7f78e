// A database of the cluster, with a login role of its own.

import pg from 'pg'

/** What the kernel's migrations build on; only a superuser may be sure to have the right to create them. */
const EXTENSIONS = ['pg_trgm', 'btree_gist']

/** A name that is safe in a URL and as a file. */
const NAME = /^[a-z][a-z0-9_]{0,62}$/

/**
 * Makes the role and its database where they are missing, sees to it that the password holds, and gives the address.
 * Nobody else may connect. A call that was cut short is made good by the next.
 */
export async function ensureDatabase(adminUrl: string, name: string, password: string): Promise<string> {
  if (!NAME.test(name)) throw new TypeError(`"${name}" can't be the name of a database.`)
  const url = new URL(adminUrl)

  await as(adminUrl, async (admin) => {
    // Codes of countries are reserved words too: in, is, do, to.
    const id = admin.escapeIdentifier(name)
    if (!(await exists(admin, 'select from pg_roles where rolname = $1', name))) await admin.query(`create role ${id}`)
    await admin.query(`alter role ${id} login password ${admin.escapeLiteral(password)}`)
    if (!(await exists(admin, 'select from pg_database where datname = $1', name))) {
      await admin.query(`create database ${id} owner ${id}`)
    }
    await admin.query(`revoke all on database ${id} from public`)
  })
  url.pathname = name
  await as(url.href, async (admin) => {
    for (const extension of EXTENSIONS) await admin.query(`create extension if not exists ${extension}`)
  })
  url.username = name
  url.password = password
  return url.href
}

/** Does something as the user of this address, on a connection of its own. */
export async function as<Result>(url: string, act: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // Without a listener a server that goes away would end this process; the pending query fails anyway.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

async function exists(client: pg.Client, query: string, name: string): Promise<boolean> {
  return (await client.query(query, [name])).rowCount === 1
}
