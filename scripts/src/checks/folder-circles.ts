// Folders whose files import each other in a circle, though no two files do: then neither folder can be read alone.

import { posix } from 'node:path'

/** A source file's path → its text. */
export type Sources = ReadonlyMap<string, string>

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g

/** Each circle as the folders that it leads through, the first one again at the end, with an import for each step. */
export function folderCircles(sources: Sources, packages: ReadonlyMap<string, string>): string[] {
  const imports = importsOf(sources, packages)
  const circles: string[] = []
  const done = new Set<string>()
  for (const folder of [...imports.keys()].toSorted()) {
    const circle = shortestCircle(folder, imports)
    if (circle === undefined || circle.some((each) => done.has(each))) continue
    for (const each of circle) done.add(each)
    const steps = circle.map((from, index) => {
      const to = circle[(index + 1) % circle.length] ?? from
      return `  ${imports.get(from)?.get(to)}`
    })
    circles.push([`${[...circle, folder].join(' → ')}:`, ...steps].join('\n'))
  }
  return circles
}

/** Folder → each folder that its files import, with one import as an example. */
type FolderImports = ReadonlyMap<string, Map<string, string>>

function importsOf(sources: Sources, packages: ReadonlyMap<string, string>): FolderImports {
  const imports = new Map<string, Map<string, string>>()
  for (const [path, text] of sources) {
    const from = posix.dirname(path)
    const own = imports.get(from) ?? new Map<string, string>()
    imports.set(from, own)
    for (const [, specifier = ''] of text.matchAll(IMPORT)) {
      const target = fileOf(specifier, path, packages)
      const to = target && posix.dirname(target)
      if (to !== undefined && to !== from && !own.has(to)) own.set(to, `${path} imports ${target}`)
    }
  }
  return imports
}

/** './once.ts' and '@isbn-hub/agency/store/once' → subgraphs/agency/src/store/once.ts; undefined for other packages. */
function fileOf(specifier: string, importer: string, packages: ReadonlyMap<string, string>): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(importer), specifier)
  const [, name = '', path = ''] = /^(@isbn-hub\/[^/]+)\/(.+)$/.exec(specifier) ?? []
  const folder = packages.get(name)
  return folder === undefined ? undefined : `${folder}/src/${path}.ts`
}

function shortestCircle(start: string, imports: FolderImports): string[] | undefined {
  const before = new Map<string, string>()
  const waiting = [start]
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift())
    for (const next of imports.get(folder)?.keys() ?? []) {
      if (next === start) return wayTo(folder, before)
      if (before.has(next)) continue
      before.set(next, folder)
      waiting.push(next)
    }
  return undefined
}

function wayTo(end: string, before: ReadonlyMap<string, string>): string[] {
  const way = [end]
  for (let folder = before.get(end); folder !== undefined; folder = before.get(folder)) way.unshift(folder)
  return way
}
