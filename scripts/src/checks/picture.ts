// The picture of the packages in docs/architecture.md, drawn from the imports of their sources.

/** A source file's path → its text. */
export type Sources = ReadonlyMap<string, string>

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'(@isbn-hub\/[^'/]+)/g

/** The folders of packages, each a box of the picture. */
const FOLDERS = ['schema', 'platform', 'subgraphs']

/**
 * A Mermaid flowchart. An arrow leads from a package to one that it imports; an arrow that follows from two others is
 * left out, so that the layers can be seen. Tests don't count.
 */
export function picture(sources: Sources, packages: ReadonlyMap<string, string>): string {
  const imports = importsOf(sources, packages)
  const drawn = [...imports].flatMap(([from, targets]) =>
    [...targets].filter((to) => !isReachedThroughAnother(from, to, imports)).map((to) => `  ${id(from)} --> ${id(to)}`),
  )
  const boxes = FOLDERS.map((folder) => {
    const inside = [...imports.keys()].filter((name) => name.startsWith(`${folder}/`))
    const nodes = inside.map((name) => `    ${id(name)}["${name.slice(folder.length + 1)}"]`)
    return [`  subgraph ${folder}`, ...nodes, '  end'].join('\n')
  })
  const alone = [...imports.keys()].filter((name) => !name.includes('/')).map((name) => `  ${id(name)}["${name}"]`)
  return ['flowchart TB', ...alone, ...boxes, ...drawn].join('\n')
}

/** schema/feed → the packages that its sources import, all in order of name. */
function importsOf(sources: Sources, packages: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const folders = [...packages.values()].toSorted()
  const imports = new Map(folders.map((folder) => [folder, new Set<string>()]))
  for (const [path, text] of sources) {
    const from = folders.find((folder) => path.startsWith(`${folder}/src/`))
    for (const [, name = ''] of text.matchAll(IMPORT)) {
      const to = packages.get(name)
      if (from !== undefined && to !== undefined && to !== from) imports.get(from)?.add(to)
    }
  }
  return new Map([...imports].map(([from, targets]) => [from, new Set([...targets].toSorted())]))
}

function isReachedThroughAnother(from: string, to: string, imports: ReadonlyMap<string, Set<string>>): boolean {
  const seen = new Set<string>()
  const waiting = [...(imports.get(from) ?? [])].filter((other) => other !== to)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === to) return true
    if (seen.has(next)) continue
    seen.add(next)
    waiting.push(...(imports.get(next) ?? []))
  }
  return false
}

const id = (name: string): string => name.replaceAll(/[^a-z]/g, '_')

const BETWEEN = /(<!-- picture of the packages: npm run picture -->\n)[\s\S]*?(<!-- end of the picture -->)/

/** The page with this picture in its place. */
export function withPicture(page: string, drawn: string): string {
  if (!BETWEEN.test(page)) throw new Error('The page has no place for the picture.')
  return page.replace(BETWEEN, (_, begin: string, end: string) => `${begin}\n\`\`\`mermaid\n${drawn}\n\`\`\`\n\n${end}`)
}
