// Tests run on the sources: the `source` condition of each workspace's exports leads there.
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  testMatch: [
    '<rootDir>/{schema,platform,subgraphs}/*/test/**/*.test.ts',
    '<rootDir>/{gateway,scripts,test}/**/*.test.ts',
  ],
  // These packages have a `source` of their own, in TypeScript that nobody transpiles here.
  moduleNameMapper: { '^(eventsource|eventsource-parser)$': '<rootDir>/node_modules/$1/dist/index.js' },
  modulePathIgnorePatterns: ['<rootDir>/.data', '/dist/'],
  globalSetup: '<rootDir>/test/jest/global-setup.js',
  globalTeardown: '<rootDir>/test/jest/global-teardown.js',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  testTimeout: 30_000,
  maxWorkers: 2,
}
