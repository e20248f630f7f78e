// The documents and what they refer to.
//
//   docs            draws the picture of the packages in docs/architecture.md
//   docs --check    fails if the picture is out of date, if a link or a file's path leads nowhere, or if the glossary has
//                   a name that the sources don't have

import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { brokenReferences } from './docs/broken-references.ts'
import { picture, withPicture } from './docs/picture.ts'
import { filesOf } from './docs/repository.ts'
import { namesIn, unknownNames } from './docs/unknown-names.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGE = 'docs/architecture.md'

const read = (path: string): Promise<string> => readFile(ROOT + path, 'utf8')

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } })
  const files = filesOf(ROOT)
  const sources = await textsOf(files.filter((file) => /(^|\/)(src|lint)\/.*[.](ts|js)$/.test(file)))
  const page = await read(PAGE)
  const current = withPicture(page, picture(sources, await packagesOf(files)))
  if (!values.check) {
    await writeFile(ROOT + PAGE, current)
    return 0
  }
  const documents = await textsOf(files.filter((file) => file.endsWith('.md')))
  const graph = await textsOf(files.filter((file) => file.endsWith('.graphql')))
  const problems = [
    ...(page === current ? [] : [`${PAGE} shows an older picture of the packages: run npm run picture.`]),
    ...[...documents].flatMap(([document, text]) => brokenReferences(document, text, files)),
    ...unknownNames(await read('GLOSSARY.md'), {
      sources: new Set([...sources.values(), ...graph.values()].flatMap(namesIn)),
      graph: new Set([...graph.values()].flatMap(namesIn)),
    }).map((problem) => `GLOSSARY.md, ${problem}`),
  ]
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  return problems.length > 0 ? 1 : 0
}

async function textsOf(paths: readonly string[]): Promise<Map<string, string>> {
  return new Map(await Promise.all(paths.map(async (path) => [path, await read(path)] as const)))
}

/** @isbn-hub/feed → schema/feed */
async function packagesOf(files: readonly string[]): Promise<Map<string, string>> {
  const manifests = await textsOf(files.filter((file) => /^[^/]+(\/[^/]+)?\/package[.]json$/.test(file)))
  return new Map(
    [...manifests].map(([path, text]) => [
      (JSON.parse(text) as { name: string }).name,
      path.slice(0, -'/package.json'.length),
    ]),
  )
}

process.exitCode = await main()
