// docs/services.md says which test shows what. Here it is held to that, and to what the nations cite.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const page = read('docs/services.md')

/** Where each nation is on the page, and in the tables of rules. */
const NATIONS = [
  { folder: 'uzbekistan', heading: 'Uzbekistan', column: undefined },
  { folder: 'belarus', heading: 'Belarus', column: undefined },
  { folder: 'bulgaria', heading: 'Bulgaria', column: 3 },
  { folder: 'afghanistan', heading: 'Afghanistan', column: 2 },
  { folder: 'north-macedonia', heading: 'North Macedonia', column: 4 },
] as const

describe('the tests that the page names', () => {
  const files = new Map(
    [...page.matchAll(/^\[([\w-]+)\]: \.\.\/(\S+)$/gm)].map(([, name = '', path = '']) => [name, path]),
  )
  // [uz] “one sentence”, “another”; or several files, and then the sentence that each of them holds.
  const named = [...page.matchAll(/((?:\[[\w-]+\](?:, | and )?)+) ((?:“[^”]+”(?:, )?)+)/g)].flatMap(
    ([, links = '', sentences = '']) =>
      inside(links, /\[([\w-]+)\]/g).flatMap((file) =>
        inside(sentences, /“([^”]+)”/g).map((sentence) => ({ file, sentence })),
      ),
  )

  test('exist, each in its file', () => {
    const titles = new Map([...files].map(([name, path]) => [name, titlesIn(path)]))
    expect(named.length).toBeGreaterThan(100)
    expect(named.filter(({ file, sentence }) => !titles.get(file)?.has(sentence))).toEqual([])
  })

  test('are all that it quotes, and all that it links to', () => {
    const sentences = new Set(named.map(({ sentence }) => sentence))
    expect(inside(page, /“([^”]+)”/g).filter((quoted) => !sentences.has(quoted))).toEqual([])
    const linked = new Set(named.map(({ file }) => file))
    expect([...files.keys()].filter((name) => !linked.has(name))).toEqual([])
  })
})

describe.each(NATIONS)('of $heading', ({ folder, heading, column }) => {
  const rows = rowsOf(heading)
  const own = readdirSync(`${root}subgraphs/${folder}/src`).map((file) => read(`subgraphs/${folder}/src/${file}`))

  // The first and the last of several: between them are lines without words.
  test('every line that a fact or a rule cites has its row', () => {
    const source = /\d{3}_[0-9a-f]{16}\.txt/.exec(section(heading))?.[0] ?? ''
    const cited = own.flatMap((text) => [
      ...inside(text, new RegExp(`${source}:([\\d, -]+)`, 'g')),
      ...inside(text, /\bat\('([\d, -]+)'\)/g),
    ])
    const covered = new Set(rows.flatMap(([lines = '']) => linesIn(lines)))
    expect(cited).not.toEqual([])
    const ends = cited.flatMap((lines) => lines.split(/\D+/)).map(Number)
    expect(ends.filter((line) => line > 0 && !covered.has(line))).toEqual([])
  })

  test('every row names a test, or says why software has no part', () => {
    expect(rows.filter(([, , , shown = '']) => !/“|No part/.test(shown))).toEqual([])
  })

  test('every rule has its row, with the lines that it cites', () => {
    const tables = [...rowsOf('What qualifies'), ...rowsOf('Which changes need a new number')]
    for (const text of own)
      for (const [, id = '', lines = ''] of text.matchAll(/id: '([QC]\d{2})',[^]*?source: at\('([\d, -]+)'\)/g)) {
        const row = tables.find(([rule]) => rule === id) ?? []
        expect(`${id} ${column && row[column]}`).toContain(lines)
      }
  })

  test('every file and field that a row leads to exists', () => {
    const places = rows.flatMap(([, , where = '']) => inside(where, /`([^`]+)`/g))
    const schema = read('subgraphs/agency/agencies.graphql') + read('schema/graph/supergraph.graphql')
    const missing = places.filter((place) => {
      if (place.includes('/'))
        return !existsSync(root + (place.startsWith('src/') ? `subgraphs/${folder}/${place}` : place))
      const [, type, field] = /^([A-Z]\w+)\.(\w+)$/.exec(place) ?? []
      if (!type || !field) return false
      const definitions = inside(schema, new RegExp(`^(?:type|input) ${type}\\b[^{]*{(.*?)^}`, 'gms'))
      return !definitions.some((definition) => new RegExp(`^  ${field}[(:]`, 'm').test(definition))
    })
    expect(missing).toEqual([])
  })
})

/** What the group holds, wherever the pattern is found. */
function inside(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, group = '']) => group)
}

/** The sentences of the tests of a file, and of what they are grouped under. */
function titlesIn(path: string): Set<string> {
  const calls = read(path).matchAll(
    /\b(?:test|describe)(?:\.each(?:<[^(]*>)?\([^]*?\n?\s*\]?\))?\(\s*(['"`])((?:\\.|(?!\1).)+)\1/g,
  )
  return new Set([...calls].map(([, , title = '']) => title.replaceAll(/\\(.)/g, '$1')))
}

/** From a heading to the next. */
function section(heading: string): string {
  return (page.split(`\n## ${heading}\n`)[1] ?? '').split(/\n## /)[0] ?? ''
}

/** The cells of the rows of a section's tables, without their heads. */
function rowsOf(heading: string): string[][] {
  return section(heading)
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| *(Lines|Rule|-+) *\|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

/** 16-18, 20 */
function linesIn(text: string): number[] {
  return text.split(', ').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number)
    return Array.from({ length: to - from + 1 }, (_, n) => from + n)
  })
}
