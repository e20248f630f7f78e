/**
 * The graph's committed files: what each subgraph emits, the supergraph composed of it, and the API that clients see.
 *
 *   schema                             emits, composes, writes
 *   schema --check                     does so into memory; fails where a committed file differs, and where the API breaks
 *                                      the released one, and where a description does not stand alone
 *   schema --release                   makes today's API the released one; refuses breaking changes
 *   schema --release --breaking WHY    accepts them, and prints the line for the changelog
 */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'

import { breakingChanges } from '@isbn-hub/graph/breaking-changes'
import { compose, CompositionFailed } from '@isbn-hub/graph/compose'
import { descriptionProblems } from '@isbn-hub/graph/description-problems'

const root = fileURLToPath(new URL('../..', import.meta.url))
const RELEASED = 'schema/graph/released.graphql'
const API = 'schema/graph/api.graphql'
const HUB = 'schema/graph/hub.graphql'
const SUPERGRAPH = 'schema/graph/supergraph.graphql'

/** A file of the repository → what it should hold. */
type Files = ReadonlyMap<string, string>

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, release: { type: 'boolean' }, breaking: { type: 'string' } },
  })
  const files = await generate()
  const broken = await breaksReleased(files.get(API) ?? '')
  if (values.check) return check(files, broken)
  await write(files)
  return values.release ? release(files.get(API) ?? '', broken, values.breaking) : 0
}

async function generate(): Promise<Files> {
  const emitted = new Map<string, string>()
  const [agencies, international, ...extensions] = await Promise.all([
    emit('agency', 'agencies.graphql'),
    emit('international', 'international.graphql'),
    ...nationsWithExtension().map((folder) => emit(folder, 'extension.graphql')),
  ])
  for (const { file, sdl } of [agencies, international, ...extensions]) emitted.set(file, sdl)
  const { supergraph, api } = compose({
    hub: await readFile(root + HUB, 'utf8'),
    agencies: agencies.sdl,
    international: international.sdl,
    extensions: new Map(extensions.map(({ folder, sdl }) => [folder, sdl])),
  })
  return new Map([...emitted, [SUPERGRAPH, supergraph], [API, api]])
}

/** Whatever folder of a subgraph has an `extension.ts` and emits it, save the kernel's own. */
const nationsWithExtension = (): string[] =>
  readdirSync(`${root}subgraphs`)
    .filter((folder) => folder !== 'agency' && existsSync(`${root}subgraphs/${folder}/src/extension.ts`))
    .sort()

/** A process for each: the metadata that a schema is built from is global to its process. */
async function emit(folder: string, name: string): Promise<{ folder: string; file: string; sdl: string }> {
  const { stdout } = await promisify(execFile)(process.execPath, [`${root}subgraphs/${folder}/dist/emit.js`], {
    maxBuffer: 16 * 1024 * 1024,
  })
  // An extension whose types nothing leads to comes out empty, and would compose without a word.
  if (!/^(extend )?type (?!Query\b)/m.test(stdout)) throw new Error(`${folder} emitted no types.`)
  return { folder, file: `subgraphs/${folder}/${name}`, sdl: `${stdout.trim()}\n` }
}

async function breaksReleased(api: string): Promise<string[]> {
  return existsSync(root + RELEASED) ? breakingChanges(await readFile(root + RELEASED, 'utf8'), api) : []
}

async function check(files: Files, broken: readonly string[]): Promise<number> {
  const drifted: string[] = []
  for (const [file, expected] of files)
    if (!existsSync(root + file) || (await readFile(root + file, 'utf8')) !== expected) drifted.push(file)
  for (const file of drifted) print(`${file} is not what its sources give: run npm run compose.`)
  const undescribed = await badDescriptions(files)
  for (const problem of undescribed) print(problem)
  for (const change of broken) print(`Breaks the released API: ${change}`)
  if (broken.length > 0) print('Mend it, or release it: node scripts/dist/schema.js --release --breaking "why".')
  if (!existsSync(root + RELEASED)) print(`${RELEASED} is missing: run node scripts/dist/schema.js --release.`)
  return drifted.length + broken.length + undescribed.length > 0 || !existsSync(root + RELEASED) ? 1 : 0
}

/** What each subgraph says of its own: the supergraph and the API repeat it. */
async function badDescriptions(files: Files): Promise<string[]> {
  const subgraphs = new Map([...files, [HUB, await readFile(root + HUB, 'utf8')]])
  subgraphs.delete(SUPERGRAPH)
  subgraphs.delete(API)
  return [...subgraphs].flatMap(([file, sdl]) => descriptionProblems(sdl).map((problem) => `${file}: ${problem}`))
}

async function write(files: Files): Promise<void> {
  for (const [file, text] of files) await writeFile(root + file, text)
}

async function release(api: string, broken: readonly string[], reason: string | undefined): Promise<number> {
  for (const change of broken) print(`Breaking: ${change}`)
  if (broken.length > 0 && !reason) {
    print('Not released. Give --breaking "why" if this is meant.')
    return 1
  }
  await writeFile(root + RELEASED, api)
  if (broken.length > 0) process.stdout.write(`Breaking: ${reason ?? ''}\n`)
  return 0
}

const print = (line: string): void => void process.stderr.write(`${line}\n`)

main().then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    print(error instanceof CompositionFailed ? error.message : String(error))
    process.exitCode = 1
  },
)
