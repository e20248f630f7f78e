import { describe, expect, test } from '@jest/globals'
import { buildSchema, type ConstDirectiveNode, type DocumentNode, Kind, parse } from 'graphql'

import { readApi, readHubSdl, readSupergraph } from '../src/artefacts.ts'
import { breakingChanges } from '../src/breaking-changes.ts'
import { compose, CompositionFailed } from '../src/compose.ts'

const supergraph = parse(readSupergraph())
const ROOTS = new Set(['Query', 'Mutation', 'Subscription'])

/** `join__field(graph: …)` of a field, or of none: then of its type. */
const graphsOf = (directives: readonly ConstDirectiveNode[] | undefined, name: string): string[] =>
  (directives ?? [])
    .filter((one) => one.name.value === name)
    .flatMap((one) => one.arguments?.find((argument) => argument.name.value === 'graph')?.value ?? [])
    .flatMap((value) => (value.kind === Kind.ENUM ? value.value : []))

const has = (directives: readonly ConstDirectiveNode[] | undefined, name: string): boolean =>
  directives?.some((one) => one.name.value === name) ?? false

function* fieldsOf(document: DocumentNode) {
  for (const type of document.definitions)
    if (type.kind === Kind.OBJECT_TYPE_DEFINITION)
      for (const field of type.fields ?? []) {
        const own = graphsOf(field.directives, 'join__field')
        yield { type, field, graphs: own.length > 0 ? own : graphsOf(type.directives, 'join__type') }
      }
}

describe('the committed supergraph', () => {
  test('says of every field at the root of the agencies whose it is', () => {
    const unowned: string[] = []
    for (const { type, field, graphs } of fieldsOf(supergraph))
      if (ROOTS.has(type.name.value) && graphs.includes('AGENCIES') && !has(field.directives, 'inaccessible'))
        if (!has(field.directives, 'ownedBy')) unowned.push(`${type.name.value}.${field.name.value}`)
    expect(unowned).toEqual([])
  })

  test('says of every entity that the agencies serve whose each one is', () => {
    const entities = supergraph.definitions
      .filter((type) => type.kind === Kind.OBJECT_TYPE_DEFINITION)
      .filter((type) =>
        type.directives?.some(
          (one) =>
            one.name.value === 'join__type' &&
            graphsOf([one], 'join__type').includes('AGENCIES') &&
            one.arguments?.some(({ name }) => name.value === 'key') &&
            !one.arguments.some(
              ({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
            ),
        ),
      )
    expect(entities.map(({ name }) => name.value).sort()).toEqual(['Isbn', 'Prefix', 'Publisher'])
    for (const { name, directives } of entities)
      expect([name.value, has(directives, 'ownedBy')]).toEqual([name.value, true])
  })

  test('has every subgraph at a place of the gateway’s own schemes', () => {
    const graphs = supergraph.definitions.find(
      (one) => one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'join__Graph',
    )
    const places =
      graphs?.kind === Kind.ENUM_TYPE_DEFINITION
        ? graphs.values?.map(({ directives }) =>
            String(directives?.[0]?.arguments?.map(({ value }) => (value.kind === Kind.STRING ? value.value : ''))),
          )
        : []
    for (const place of places ?? []) expect(place).toMatch(/,(hub:|international:|agency:(\*|[A-Z]{2,4}))$/)
  })
})

describe('the committed API', () => {
  const api = buildSchema(readApi())

  test('has what clients, checks and benchmarks name', () => {
    const names = (type: string): string[] => {
      const found = api.getType(type)
      return found && 'getFields' in found ? Object.keys(found.getFields()) : []
    }
    expect(names('Query')).toEqual(
      expect.arrayContaining([
        'lookup',
        'lookups',
        'publisher',
        'publishers',
        'agencies',
        'registrationGroups',
        'assignments',
        'statistics',
      ]),
    )
    expect(names('Mutation')).toEqual(expect.arrayContaining(['registerPublisher', 'assignPrefix', 'assignIsbns']))
    expect(names('Subscription')).toEqual(['assignments'])
  })

  test('shows nothing that is for followers or for the federation', () => {
    for (const name of Object.keys(api.getTypeMap()).filter((name) => !/^__[A-Z]/.test(name)))
      expect(name).not.toMatch(/^(Feed(Batch|Entry|Head)|_|join__|link__)/)
    for (const root of ['Query', 'Subscription'])
      expect(readApi()).not.toMatch(new RegExp(`^type ${root} \\{[^}]*\\b(feed|journal)\\(`, 'm'))
  })

  test('tells of every type and field that the hub serves what it is', () => {
    const hub = parse(readHubSdl())
    const silent: string[] = []
    for (const definition of hub.definitions) {
      if (!('name' in definition) || !definition.name || !('description' in definition)) continue
      const name = definition.name.value
      if (!definition.description && !ROOTS.has(name)) silent.push(name)
      const members = 'fields' in definition ? definition.fields : 'values' in definition ? definition.values : []
      for (const member of members ?? []) if (!member.description) silent.push(`${name}.${member.name.value}`)
    }
    expect(silent).toEqual([])
  })
})

describe('composition', () => {
  const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])'
  const sdl = {
    hub: `${LINK} type Query { lookup: Lookup } type Lookup { publisher: Publisher } type Publisher @key(fields: "id", resolvable: false) { id: ID! }`,
    agencies: `${LINK} type Publisher @key(fields: "id") { id: ID! contact: String }`,
    international: `${LINK} type Query { publishers: [Publisher] } type Publisher @key(fields: "id") { id: ID! name: String }`,
    extensions: new Map<string, string>(),
  }
  const extension = (agency: string, field: string): string =>
    `${LINK} extend schema @extensionOf(agency: "${agency}") directive @extensionOf(agency: String!) on SCHEMA
     type Publisher @key(fields: "id") { id: ID! ${field}: String }`

  test('takes a nation’s extension in, and says whose it is', () => {
    const { supergraph, api } = compose({
      ...sdl,
      extensions: new Map([['belarus', extension('BY', 'publishingLicence')]]),
    })
    expect(supergraph).toContain('@join__graph(name: "belarus", url: "agency:BY")')
    expect(supergraph).not.toContain('extensionOf')
    expect(api).toContain('publishingLicence: String')
  })

  test('refuses an extension that doesn’t say whose it is', () => {
    const nameless = extension('BY', 'publishingLicence').replace('extend schema @extensionOf(agency: "BY")', '')
    expect(() => compose({ ...sdl, extensions: new Map([['belarus', nameless]]) })).toThrow('extensionOf')
  })

  test('refuses two nations that add one name, with every reason', () => {
    const extensions = new Map([
      ['belarus', extension('BY', 'licence')],
      ['bulgaria', extension('BG', 'licence')],
    ])
    let problem: unknown
    try {
      compose({ ...sdl, extensions })
    } catch (error) {
      problem = error
    }
    expect(problem).toBeInstanceOf(CompositionFailed)
    expect(problem).toMatchObject({
      code: 'COMPOSITION_FAILED',
      problems: [expect.stringContaining('INVALID_FIELD_SHARING')],
    })
  })
})

test('what a new API would break is named; what it adds is not', () => {
  const released = 'type Query { a: String b: Int }'
  expect(breakingChanges(released, 'type Query { a: String b: Int c: Boolean }')).toEqual([])
  expect(breakingChanges(released, 'type Query { a: Int c: Boolean }')).toEqual([
    expect.stringContaining('Query.b was removed'),
    expect.stringContaining('Query.a changed type'),
  ])
})
