/** What every nation promises, as one body of tests: each nation's own test file runs it with its value. */
import 'reflect-metadata'

import { readFileSync } from 'node:fs'

import type { AgencyContext } from '@isbn-hub/agency/actions/agency-context'
import { seedSample } from '@isbn-hub/agency/actions/seed-sample'
import { buildContract } from '@isbn-hub/agency/api/schema'
import { dayIn } from '@isbn-hub/agency/domain/calendar'
import { oneCodeEach, replacedIsUsedUp } from '@isbn-hub/agency/domain/guards'
import type { Nation } from '@isbn-hub/agency/domain/nation'
import { newToTheRegister } from '@isbn-hub/agency/domain/register-match'
import { EDITION_CHANGES } from '@isbn-hub/agency/domain/rules/edition-change'
import { judgeChanges } from '@isbn-hub/agency/domain/rules/judge-changes'
import { judgeProduct } from '@isbn-hub/agency/domain/rules/judge-product'
import type { NationRules } from '@isbn-hub/agency/domain/rules/nation-rules'
import { type Product, PRODUCT_CATEGORIES } from '@isbn-hub/agency/domain/rules/product'
import type { Rule } from '@isbn-hub/agency/domain/rules/rule'
import type { Extension } from '@isbn-hub/agency/extension'
import { type Database, openDatabase } from '@isbn-hub/agency/store/database'
import { poolsOf } from '@isbn-hub/agency/store/take-prefix'
import { defaultRanges } from '@isbn-hub/isbn/default-ranges'
import { isbnAt, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import { loadRanges } from '@isbn-hub/runtime/ranges'
import { describe, expect, test } from '@jest/globals'
import { type DefinitionNode, Kind, type NameNode, parse, print } from 'graphql'

import { testDatabase } from './database.ts'

export interface ContractOptions {
  readonly extension?: Extension
  /** What the range table calls its groups, where that isn't the country: a language, an area. */
  readonly groupsNamed?: string
}

/** Defines the tests. With RANGE_MESSAGE set they hold under that table as well as under the default one. */
export function nationContract(
  nation: Nation,
  { extension, groupsNamed = nation.country }: ContractOptions = {},
): void {
  const tables = [...new Set([defaultRanges, loadRanges(process.env['RANGE_MESSAGE'])])]

  describe.each(tables.map((table) => [table.serial, table] as const))('under the range table %s', (_, table) => {
    test("the nation's groups exist and are its own", () => {
      expect(nation.groups.map((group) => table.group(group)?.name)).toEqual(nation.groups.map(() => groupsNamed))
    })

    test("each prefix is cut so by the table and lies in one of the nation's groups", () => {
      const prefixes = [...nation.sharedPrefixes.map(({ value }) => value), ...samplePrefixes(nation)]
      expect(prefixes.filter((prefix) => !isCutSo(table, nation, prefix))).toEqual([])
    })

    test('each number of the sample is valid and hyphenated as the table does it', () => {
      expect(sampleNumbers(nation).map((number) => hyphenated(table, number))).toEqual(sampleNumbers(nation))
    })

    test('the length policy offers, for any output, blocks of its own groups that hold it, or else the largest', () => {
      const classes = poolsOf(table, nation.groups)
      const largest = Math.max(...classes.map(({ block }) => block))
      for (const expectedTitles of [1, 10, 11, 99, 1_001, largest, 10 * largest]) {
        const offered = nation.lengthPolicy(expectedTitles, classes)
        expect(classes).toEqual(expect.arrayContaining([...offered]))
        expect(offered[0]?.block).toBeGreaterThanOrEqual(Math.min(expectedTitles, largest))
      }
    })
  })

  test('each number of the sample stands once, at a publisher that has its prefix', () => {
    const numbers = sampleNumbers(nation)
    expect(numbers).toEqual([...new Set(numbers)])
    for (const { prefixes, isbns } of nation.sample.publishers)
      expect(isbns.filter((isbn) => !prefixes.some((prefix) => isbn.startsWith(`${prefix}-`)))).toEqual([])
  })

  // The register may hold two of one name; the sample may not, for its acts are told apart by it.
  test('no two publishers of the sample have one name', () => {
    const names = nation.sample.publishers.map(({ publisher }) => publisher.name)
    expect(names).toEqual([...new Set(names)])
  })

  test('facts cite their document and its lines', () => {
    const sources = [nation.agency.source, ...nation.sharedPrefixes.map(({ source }) => source)]
    expect(sources.filter((source) => !CITATION.test(source))).toEqual([])
  })

  test('each rule has an id of its own, says something, and cites its document and its lines', () => {
    const rules = rulesOf(nation.rules)
    const ids = rules.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
    expect(
      rules.filter(({ id, text, source }) => !/^[QCPFD]\d{2}$/.test(id) || !text || !CITATION.test(source)),
    ).toEqual([])
  })

  test('every product is judged: by a rule, or the document is silent; and each rule decides some product', () => {
    const deciding = new Set<string>()
    for (const product of everyProduct()) {
      const { verdict, rule, condition } = judgeProduct(nation.rules, product)
      // The three go together; what doesn't is shown with its product.
      const whole = (rule === undefined) === (verdict === 'UNDETERMINED') && !condition === (verdict !== 'CONDITIONAL')
      if (!whole) expect({ product, verdict, rule, condition }).toBe('whole')
      if (rule) deciding.add(rule.id)
    }
    const { excluded, eligible } = nation.rules.products
    expect([...deciding].toSorted()).toEqual([...excluded, ...eligible].map(({ id }) => id).toSorted())
  })

  test('each change has a verdict: by one rule, or the document is silent', () => {
    const { changes } = judgeChanges(nation.rules, EDITION_CHANGES)
    expect(changes.map(({ change }) => change)).toEqual(EDITION_CHANGES)
    expect(changes.filter(({ verdict, rule }) => (rule === undefined) !== (verdict === 'UNDETERMINED'))).toEqual([])
    const ruled = nation.rules.changes.map(({ change }) => change)
    expect(ruled).toEqual([...new Set(ruled)])
  })

  test('what bars a further code while it is asked for bars its approval too: another may be under way', () => {
    for (const { steps } of nation.procedures) {
      const barring = (act: string) =>
        steps.filter((step) => step.act === act).flatMap(({ guards = [] }) => guards.map(({ name }) => name))
      const asking = [...barring('SAVE'), ...barring('SUBMIT')]
      const lasting = [oneCodeEach.name, replacedIsUsedUp({ id: 'S01', text: '', source: '' }).name].filter((name) =>
        asking.includes(name),
      )
      expect(barring('APPROVE')).toEqual(expect.arrayContaining(lasting))
    }
  })

  test('no approval enters anybody into the register a second time unseen', () => {
    const giving = nation.procedures.flatMap(({ steps }) => steps.filter(({ gives }) => gives))
    expect(giving.filter(({ guards = [] }) => !guards.some(({ name }) => name === newToTheRegister.name))).toEqual([])
  })

  test('the sample says that it is not an official register, or that it is invented', () => {
    expect(nation.sample.note).toMatch(/not an official register|^Invented/)
  })

  test('its time zone exists', () => {
    expect(dayIn(nation.timeZone, new Date('2026-11-21T12:00:00Z'))).toBe('2026-11-21')
  })

  test("in this nation's process the contract is the same as everywhere, and names no nation", async () => {
    // Built first, so that what leaks out of the extension is seen.
    await extension?.build()
    const { sdl } = await buildContract()
    expect(sdl).toBe(COMMITTED_CONTRACT)
    expect(sdl.toLowerCase()).not.toContain(nation.country.toLowerCase())
  })

  if (extension) extensionContract(nation, extension)

  test('the sample fills the register through the acts of registrars, and a second time adds nothing', async () => {
    await using place = await testDatabase(emptyRegister)
    const database = await openDatabase(place.url, extension?.tables)
    try {
      const agencyContext: AgencyContext = { nation, ranges: defaultRanges, database, clock: () => new Date() }
      await seedSample(agencyContext)
      const { publishers } = nation.sample
      const shared = [...new Set(nation.sharedPrefixes.map(({ holder }) => holder))].map((name) => ({
        name,
        prefixes: nation.sharedPrefixes.filter(({ holder }) => holder === name).map(({ value }) => value),
        isbns: [],
      }))
      const entered = publishers.map(({ publisher, prefixes, isbns }) => ({ name: publisher.name, prefixes, isbns }))
      expect(await register(database)).toEqual(ordered([...shared, ...entered]))
      const events = [...shared, ...entered].flatMap(({ prefixes, isbns }) => ['', ...prefixes, ...isbns]).length
      expect(await feedLength(database)).toBe(events)

      await seedSample(agencyContext)
      expect(await register(database)).toEqual(ordered([...shared, ...entered]))
      expect(await feedLength(database)).toBe(events)
    } finally {
      await database.close()
    }
  })
}

function extensionContract(nation: Nation, extension: Extension): void {
  test('its extension has fields of its own, says whose it is, and takes no name that the contract has', async () => {
    const { sdl } = await extension.build()
    expect(sdl).toContain(`extend schema @extensionOf(agency: "${nation.code}")`)
    const own = definitionsOf(sdl)
    const contract = definitionsOf(COMMITTED_CONTRACT)
    expect([...own.keys()].filter((name) => !contract.has(name))).not.toEqual([])
    expect([...own].flatMap(([name, definition]) => namesTaken(definition, contract.get(name)))).toEqual([])
  })
}

/** The kernel's tables alone: a nation's own come when its test opens the database. */
const emptyRegister = async (url: string): Promise<void> => (await openDatabase(url)).close()

/** 002_1d1faddc2c9764de.txt:17, or several lines of it. */
const CITATION = /^\d{3}_[0-9a-f]{16}\.txt:\d+(-\d+)?(, \d+(-\d+)?)*$/

const rulesOf = ({ products, changes, placements, fees, documents }: NationRules): readonly Rule[] => [
  ...products.excluded,
  ...products.eligible,
  ...changes,
  ...placements,
  ...fees.flatMap(({ tariffs, waivers }) => [...tariffs, ...waivers]),
  ...documents,
]

/** Each category with all that may be known of it or not. */
function* everyProduct(): Iterable<Product> {
  const known = [undefined, true, false]
  for (const category of PRODUCT_CATEGORIES)
    for (const availableToPublic of known)
      for (const definedEnd of known)
        for (const separatelyAvailable of known)
          for (const titlePageAndText of known)
            for (const extendedText of known)
              for (const notesShare of [undefined, 0, 1])
                yield {
                  category,
                  availableToPublic,
                  definedEnd,
                  separatelyAvailable,
                  titlePageAndText,
                  extendedText,
                  notesShare,
                }
}

const COMMITTED_CONTRACT = readFileSync(new URL('../../../subgraphs/agency/agencies.graphql', import.meta.url), 'utf8')

const samplePrefixes = ({ sample }: Nation): string[] => sample.publishers.flatMap(({ prefixes }) => prefixes)
const sampleNumbers = ({ sample }: Nation): string[] => sample.publishers.flatMap(({ isbns }) => isbns)

function isCutSo(table: RangeTable, nation: Nation, text: string): boolean {
  const prefix = table.prefix(text)
  return !isProblem(prefix) && prefix.value === text && nation.groups.includes(prefix.registrationGroup)
}

function hyphenated(table: RangeTable, text: string): string | undefined {
  const parsed = parseIsbn(text)
  return isProblem(parsed) ? parsed.message : table.hyphenate(parsed.isbn13)
}

type NamedDefinition = DefinitionNode & { readonly name: NameNode }

/** By name; a directive's with its @. */
const definitionsOf = (sdl: string): Map<string, NamedDefinition> =>
  new Map(
    parse(sdl)
      .definitions.filter((definition): definition is NamedDefinition => 'name' in definition && !!definition.name)
      .map((definition) => [
        `${definition.kind === Kind.DIRECTIVE_DEFINITION ? '@' : ''}${definition.name.value}`,
        definition,
      ]),
  )

/** A definition may stand in both word for word; a type may stand in both if only its key is in both. */
function namesTaken(own: NamedDefinition, contract: NamedDefinition | undefined): string[] {
  if (!contract || print(own) === print(contract)) return []
  if (own.kind !== Kind.OBJECT_TYPE_DEFINITION || contract.kind !== Kind.OBJECT_TYPE_DEFINITION) return [own.name.value]
  const keys = own.directives?.filter(({ name }) => name.value === 'key').map((directive) => print(directive)) ?? []
  const taken = new Set(contract.fields?.map(({ name }) => name.value))
  const added = own.fields
    ?.map(({ name }) => name.value)
    .filter((name) => !keys.some((key) => key.includes(`"${name}"`)))
  return added?.filter((name) => taken.has(name)).map((name) => `${own.name.value}.${name}`) ?? []
}

interface Holding {
  readonly name: string
  readonly prefixes: readonly string[]
  readonly isbns: readonly string[]
}

/** What each publisher of the register holds. */
async function register({ pool }: Database): Promise<Holding[]> {
  const { rows } = await pool.query<{ name: string; prefixes: string[]; ordinals: string[] }>(`
    select name,
           array(select prefix from tenure where publisher = number) as prefixes,
           array(select ordinal::text from isbn where publisher = number) as ordinals
    from publisher`)
  const isbns = (ordinals: readonly string[]) =>
    ordinals.map((ordinal) => defaultRanges.hyphenate(isbnAt(Number(ordinal))) ?? '')
  return ordered(rows.map(({ name, prefixes, ordinals }) => ({ name, prefixes, isbns: isbns(ordinals) })))
}

const ordered = (holdings: readonly Holding[]): Holding[] =>
  holdings
    .map(({ name, prefixes, isbns }) => ({ name, prefixes: prefixes.toSorted(), isbns: isbns.toSorted() }))
    .toSorted((a, b) => compare(`${a.name} ${a.prefixes[0]}`, `${b.name} ${b.prefixes[0]}`))

const compare = (a: string, b: string): number => (a < b ? -1 : 1)

async function feedLength({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ length: number }>('select count(*)::int as length from feed')
  return rows[0]?.length ?? 0
}
