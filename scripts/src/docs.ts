// The documents and what they refer to.
//
//   docs            draws the picture of the packages in docs/architecture.md, and writes docs/errors.md
//   docs --check    fails if one of the two is out of date, if a link or a file's path leads nowhere, or if the glossary has
//                   a name that the sources don't have

import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'

import { parse } from 'graphql'

import { brokenReferences } from './checks/broken-references.ts'
import { errorsPage } from './checks/errors-page.ts'
import { picture, withPicture } from './checks/picture.ts'
import { filesOf, packagesOf, ROOT, sourcesOf, textsOf } from './checks/repository.ts'
import { namesIn, unknownNames } from './checks/unknown-names.ts'

const PAGE = 'docs/architecture.md'
const ERRORS = 'docs/errors.md'
const GLOSSARY = 'GLOSSARY.md'

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } })
  const files = filesOf()
  const sources = await sourcesOf(files)
  const page = await readFile(ROOT + PAGE, 'utf8')
  const current = withPicture(page, picture(sources, await packagesOf(files)))
  const errors = errorsPage(parse(await readFile(ROOT + 'schema/graph/api.graphql', 'utf8')))
  if (!values.check) {
    await writeFile(ROOT + PAGE, current)
    await writeFile(ROOT + ERRORS, errors)
    return 0
  }
  const documents = await textsOf(files.filter((file) => file.endsWith('.md')))
  const graph = await textsOf(files.filter((file) => file.endsWith('.graphql')))
  const known = {
    sources: new Set([...sources.values(), ...graph.values()].flatMap(namesIn)),
    graph: new Set([...graph.values()].flatMap(namesIn)),
  }
  const problems = [
    ...(page === current ? [] : [`${PAGE} shows an older picture of the packages: run npm run picture.`]),
    ...(documents.get(ERRORS) === errors ? [] : [`${ERRORS} is out of date: run npm run picture.`]),
    ...[...documents].flatMap(([document, text]) => brokenReferences(document, text, files)),
    ...unknownNames(documents.get(GLOSSARY) ?? '', known).map((problem) => `${GLOSSARY}, ${problem}`),
  ]
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  return problems.length > 0 ? 1 : 0
}

process.exitCode = await main()
