// The project's own files: without dependencies, build results and data.

import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.data', '.turbo', 'coverage'])

/** The path of every file, such as docs/architecture.md, in order of name. */
export function filesOf(folder = ''): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? filesOf(path) : [path]
    })
}

/** Path → text, of each of these files. */
export async function textsOf(paths: readonly string[]): Promise<Map<string, string>> {
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(ROOT + path, 'utf8')] as const)))
}

/** The TypeScript sources of every package, tests aside. */
export const sourcesOf = (files: readonly string[] = filesOf()): Promise<Map<string, string>> =>
  textsOf(files.filter((file) => /(^|\/)src\/.*[.]ts$/.test(file)))

/** The name of every package → its folder: @isbn-hub/feed → schema/feed. */
export async function packagesOf(files: readonly string[] = filesOf()): Promise<Map<string, string>> {
  const manifests = await textsOf(files.filter((file) => /^[^/]+(\/[^/]+)?\/package[.]json$/.test(file)))
  return new Map(
    [...manifests].map(([path, text]) => [
      (JSON.parse(text) as { name: string }).name,
      path.slice(0, -'/package.json'.length),
    ]),
  )
}
