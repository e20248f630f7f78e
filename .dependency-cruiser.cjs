// Imports point one way. A rule's comment speaks to the person who broke it.
const layer = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

module.exports = {
  forbidden: [
    layer('no-circles', {}, { circular: true }, 'Two files need each other. Move what both need to a file of its own.'),
    layer(
      'isbn-stands-alone',
      { path: '^schema/isbn/src/' },
      { pathNot: '^schema/isbn/src/' },
      'schema/isbn has no dependency. Pass the ranges as an argument and read files elsewhere.',
    ),
    layer(
      'schema-knows-no-process',
      { path: '^schema/' },
      { path: '^(platform|subgraphs|gateway|scripts|test)/' },
      'schema holds what everyone agrees on. It depends on no process, and on nothing that a process needs.',
    ),
    layer(
      'schema-packages-know-the-number-at-most',
      { path: '^schema/(client|feed)/src/' },
      { path: '^schema/', pathNot: ['^schema/$1/', '^schema/isbn/'] },
      'The packages of schema depend on schema/isbn at most.',
    ),
    layer(
      'platform-knows-no-agency',
      { path: '^platform/' },
      { path: '^(subgraphs|gateway|scripts|schema/graph)/' },
      'platform serves every process. It depends on no agency.',
    ),
    layer(
      'agency-knows-no-nation',
      { path: '^subgraphs/agency/src/' },
      { path: '^(gateway|schema/graph|scripts|test|subgraphs/(?!agency/))/?' },
      'Ask the nation through domain/nation.ts instead.',
    ),
    layer(
      'nations-never-meet',
      { path: '^subgraphs/([^/]+)/src/', pathNot: '^subgraphs/agency/' },
      { path: '^(subgraphs|gateway|scripts|test|schema/graph)/', pathNot: ['^subgraphs/$1/', '^subgraphs/agency/'] },
      'A nation depends on the agency, never on another nation. Move what two nations need to the agency.',
    ),
    layer(
      'international-knows-no-national-agency',
      { path: '^subgraphs/international/' },
      { path: '^subgraphs/', pathNot: '^subgraphs/international/' },
      'The international agency is not a national agency. It depends on platform and schema.',
    ),
    layer(
      'gateway-speaks-graphql-only',
      { path: '^gateway/' },
      { path: '^(subgraphs|scripts|test)/' },
      'The gateway learns of subgraphs from the supergraph alone.',
    ),
    layer(
      'scripts-are-for-people-and-tests',
      { pathNot: '^scripts/|(^|/)test/' },
      { path: '^scripts/' },
      'Scripts are run by people and by tests. Move what a process needs to a package.',
    ),
    layer(
      'domain-is-pure',
      { path: '^subgraphs/agency/src/domain/' },
      {
        pathNot: [
          '^subgraphs/agency/src/domain/',
          '^schema/(isbn|feed)/',
          '^platform/papers/src/paper[.]ts$',
          '^platform/messages/src/',
        ],
      },
      'The domain has no database and no clock. Pass the fact that it needs as an argument.',
    ),
    layer(
      'store-knows-no-actions',
      { path: '^subgraphs/agency/src/store/' },
      { path: '^subgraphs/agency/src/(actions|api)/|^subgraphs/agency/src/[^/]+$' },
      'The store reads and writes. The actions decide what is written, and when.',
    ),
    layer(
      'actions-know-no-graphql',
      { path: '^subgraphs/agency/src/actions/' },
      { path: '^subgraphs/agency/src/api/|/node_modules/(graphql|type-graphql|@apollo)/' },
      'An action works the same for every caller and every protocol.',
    ),
    layer(
      'platform-knows-no-isbn',
      { path: '^platform/(server|postgres|feed-log|subgraph|files|identity)/src/' },
      { path: '^schema/isbn/' },
      'This part of the platform serves any subgraph. It knows no ISBN.',
    ),
    layer(
      'tests-are-imported-by-tests',
      { pathNot: '(^|/)test/|[.]test[.]ts$' },
      { path: '(^|/)test/|[.]test[.]ts$' },
      'Move what a program needs to src.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/|[.]graphql$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'] },
  },
}
