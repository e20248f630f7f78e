// Imports point one way. A comment speaks to whoever broke its rule.
const layer = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

module.exports = {
  forbidden: [
    layer('no-circles', {}, { circular: true }, 'Two files need each other: what both need wants a file of its own.'),
    layer(
      'isbn-stands-alone',
      { path: '^schema/isbn/src/' },
      { pathNot: '^schema/isbn/src/' },
      'A number needs nothing but itself. Hand it the ranges; read files elsewhere.',
    ),
    layer(
      'schema-knows-no-process',
      { path: '^schema/' },
      { path: '^(subgraphs|gateway|scripts|test)/' },
      'What everyone agrees on knows nobody: composition reads emitted SDL, never a subgraph.',
    ),
    layer(
      'door-feed-identity-process-are-neighbours',
      { path: '^schema/(door|feed|identity|paper|process)/src/' },
      { path: '^schema/', pathNot: ['^schema/$1/', '^schema/isbn/'] },
      'These know the number at most.',
    ),
    layer(
      'agency-knows-no-nation',
      { path: '^subgraphs/agency/' },
      { path: '^(gateway|schema/graph|scripts|test|subgraphs/(?!agency/))/?' },
      'Ask the nation through domain/nation.ts instead.',
    ),
    layer(
      'nations-never-meet',
      { path: '^subgraphs/([^/]+)/', pathNot: '^subgraphs/agency/' },
      { path: '^(subgraphs|gateway|scripts|test|schema/graph)/', pathNot: ['^subgraphs/$1/', '^subgraphs/agency/'] },
      "A nation may know the agency, never a neighbour. If two nations need it, it is the agency's.",
    ),
    layer(
      'international-uses-the-plumbing-alone',
      { path: '^subgraphs/international/' },
      { path: '^subgraphs/agency/', pathNot: '^subgraphs/agency/src/(platform|testing)/' },
      'The international agency is no national agency: it shares the plumbing, not the register.',
    ),
    layer(
      'gateway-speaks-graphql-only',
      { path: '^gateway/' },
      { path: '^(subgraphs|scripts|test)/' },
      'The gateway learns of subgraphs from the supergraph alone.',
    ),
    layer(
      'scripts-are-imported-by-none',
      { pathNot: '^scripts/' },
      { path: '^scripts/' },
      'A script is run by people. What others need belongs to a package.',
    ),
    layer(
      'domain-is-pure',
      { path: '^subgraphs/agency/src/domain/' },
      { pathNot: ['^subgraphs/agency/src/domain/', '^schema/(isbn|feed)/', '^schema/paper/src/paper[.]ts$'] },
      'Law has no database and no clock. Hand it the fact it needs.',
    ),
    layer(
      'store-knows-no-acts',
      { path: '^subgraphs/agency/src/store/' },
      { path: '^subgraphs/agency/src/(actions|api|testing)/|^subgraphs/agency/src/[^/]+$' },
      'The store keeps; what is to be kept, and when, the actions say.',
    ),
    layer(
      'acts-know-no-graphql',
      { path: '^subgraphs/agency/src/actions/' },
      { path: '^subgraphs/agency/src/api/|/node_modules/(graphql|type-graphql|@apollo)/' },
      'An action is an act of the agency, whoever asked for it and however.',
    ),
    layer(
      'platform-knows-no-isbn',
      { path: '^subgraphs/agency/src/platform/' },
      { path: '^subgraphs/agency/src/(domain|store|actions|api)/|^schema/isbn/' },
      'Plumbing serves any subgraph.',
    ),
    layer(
      'tests-are-imported-by-none',
      { pathNot: '(^|/)test/|[.]test[.]ts$' },
      { path: '(^|/)test/|[.]test[.]ts$' },
      'What a program needs stands in src.',
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
