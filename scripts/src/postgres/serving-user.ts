// The account that PostgreSQL runs under: it refuses to run as root.

import { readFile, stat } from 'node:fs/promises'

/** What `spawn` takes: nothing means as ourselves. */
export interface ServingUser {
  readonly uid?: number
  readonly gid?: number
}

/**
 * Ourselves; for root the owner of the data, so that it makes no difference who starts the hub next, and for new data
 * `nobody`. No account is created.
 */
export async function servingUser(data: string): Promise<ServingUser> {
  if (process.getuid?.() !== 0) return {}
  const owner = await stat(data).catch(() => undefined)
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody()
}

async function nobody(): Promise<ServingUser> {
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const [, uid, gid] = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(accounts) ?? []
  // macOS writes -2; 65534 is nobody on every Linux.
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) }
}
