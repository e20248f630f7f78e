// Few rules, all of them errors. Layout is Prettier's affair, imports across folders dependency-cruiser's.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

import jest from 'eslint-plugin-jest'
import imports from 'eslint-plugin-simple-import-sort'
import { defineConfig } from 'eslint/config'
import typescript from 'typescript-eslint'

import { plainWords } from './scripts/lint/plain-words.js'

const WRITTEN_OTHERWISE = [
  { selector: 'TSEnumDeclaration', message: 'A closed set is a list `as const` and its union.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a thing has one name everywhere.' },
  {
    selector:
      'PropertyDefinition:has(Decorator ArrowFunctionExpression Identifier[name=/Enum$/]) > TSTypeAnnotation TSStringKeyword',
    message: "A field with an enum of the graph has the domain's union for its type, not any string.",
  },
]

/** Folders whose words are not plain yet; none may be added. */
const STILL_TO_REWORD = [
  'gateway/**',
  'platform/**',
  'schema/{client,feed,isbn}/**',
  'scripts/{src,test}/{start,postgres}/**',
  'subgraphs/{agency,international}/**',
  '!gateway/{src,test}/http/**',
  '!platform/server/**',
  '!schema/client/**',
  '!gateway/src/{hub,limits}/**',
  '!gateway/test/{identity,limits}/**',
  '!subgraphs/agency/test/{api,domain}/**',
]

/** What must not decide anything where all nations meet: their codes, and whatever they are called. Comments may. */
const NATIONS = namesOfNations()
const NO_NATION = [
  [`Literal[value=/^(${NATIONS.codes})$/]`, 'a code'],
  [`TemplateElement[value.raw=/^(${NATIONS.codes})$/]`, 'a code'],
  [`Literal[value=/${NATIONS.names}/i]`, 'a name'],
  [`TemplateElement[value.raw=/${NATIONS.names}/i]`, 'a name'],
  [`Identifier[name=/${NATIONS.names}/i]`, 'a name'],
].map(([selector, what]) => ({
  selector,
  message: `That is ${what} of a nation. Ask the nation through its value (domain/nation.ts), or the delegation table.`,
}))

export default defineConfig(
  { ignores: ['**/dist/', '**/node_modules/', '.data/', '**/*.generated.ts', '**/*.js', '**/*.cjs', '**/*.mjs'] },
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { imports },
    rules: {
      'imports/imports': 'error',
      'imports/exports': 'error',
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': ['error', ...WRITTEN_OTHERWISE],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    },
  },
  {
    files: ['subgraphs/agency/src/**/*.ts', 'gateway/src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...WRITTEN_OTHERWISE, ...NO_NATION] },
  },
  {
    files: ['**/test/**/*.ts', 'test/**/*.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert', 'assert*'] }],
      'jest/no-conditional-expect': 'off',
      'jest/no-identical-title': 'error',
      'jest/no-focused-tests': 'error',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    // The test of the rule shows what it refuses; the other folders are still to be put into plain words.
    ignores: ['scripts/test/lint/**', ...STILL_TO_REWORD],
    plugins: { 'plain-words': plainWords },
    rules: { 'plain-words/names': 'error', 'plain-words/phrases': 'error' },
  },
  // The tests that every nation has in common are exported to the nations' tests.
  { files: ['test/src/kit/**/*.ts'], rules: { 'jest/no-export': 'off' } },
)

/** As patterns: `BY|BG|…` and `belarus|bulgaria|…`, from each nation's own value and its folder's name. */
function namesOfNations() {
  const codes = []
  const names = []
  for (const folder of readdirSync(new URL('subgraphs', import.meta.url))) {
    const file = new URL(`subgraphs/${folder}/src/nation.ts`, import.meta.url)
    if (!existsSync(file)) continue
    const text = readFileSync(file, 'utf8')
    const [, code] = /^ {2}code: '([A-Z]+)',$/m.exec(text) ?? []
    const [, country] = /^ {2}country: '([^']+)',$/m.exec(text) ?? []
    if (!code || !country)
      throw new Error(`${file.pathname} doesn't say its code and country, each in a line of its own.`)
    codes.push(code)
    names.push(folder, country)
  }
  // northMacedonia, North Macedonia, north-macedonia
  return { codes: codes.join('|'), names: names.map((name) => name.replaceAll(/[ -]/g, '[ -]?')).join('|') }
}
