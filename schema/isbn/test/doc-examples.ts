// Reads the `@example` blocks of a package's public functions and runs them. In a block each statement is JavaScript;
// the comment behind it says what it gives, on its line or on the next ones:
//
//   parseIsbn('9789856020202') // → { form: 'ISBN13', isbn13: '9789856020202' }
//   parseIsbn('x') // → { code: 'BAD_CHARACTER', … }      with …, other members may be there
//   isbnAt(1) // → throws OrdinalOutOfRange

import { readFileSync } from 'node:fs'

import ts from 'typescript'

export interface DocExample {
  /** RangeTable.hyphenate */
  readonly of: string
  readonly code: string
}

export interface Comparison {
  readonly expression: string
  readonly actual: unknown
  readonly expected: unknown
  /** Whether the actual value may have members that the expected one doesn't show. */
  readonly partial: boolean
}

/** The source files that a package exports. */
export function publicSources(packageFolder: string): string[] {
  const { exports } = JSON.parse(readFileSync(`${packageFolder}/package.json`, 'utf8')) as {
    exports: Readonly<Record<string, { readonly source: string }>>
  }
  return Object.values(exports).map(({ source }) => `${packageFolder}/${source.replace('./', '')}`)
}

/** Everything that source files export, by name: what their examples may use. */
export async function exportsOf(files: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const scope: Record<string, unknown> = {}
  for (const file of files) Object.assign(scope, await import(file))
  return scope
}

/** The examples of a file's exported functions, classes and methods; and which functions and methods have none. */
export function docExamplesIn(file: string): { examples: DocExample[]; missing: string[] } {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const examples: DocExample[] = []
  const missing: string[] = []
  for (const [name, node] of source.statements.filter(isExported).flatMap(functionsOf)) {
    const blocks = ts.getJSDocCommentsAndTags(node).flatMap((doc) => blocksIn(doc.getFullText(source)))
    if (blocks.length === 0) missing.push(name)
    for (const code of blocks) examples.push({ of: name, code })
  }
  for (const node of source.statements.filter(isExported).filter(ts.isClassDeclaration))
    for (const doc of ts.getJSDocCommentsAndTags(node))
      for (const code of blocksIn(doc.getFullText(source))) examples.push({ of: node.name?.text ?? '', code })
  return { examples, missing }
}

function isExported(node: ts.Statement): boolean {
  return ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
}

function functionsOf(node: ts.Statement): [string, ts.Node][] {
  if (ts.isFunctionDeclaration(node)) return [[node.name?.text ?? '', node]]
  if (ts.isVariableStatement(node)) {
    const functions = node.declarationList.declarations.filter(
      ({ initializer }) => initializer && ts.isArrowFunction(initializer),
    )
    return functions.map(({ name }) => [name.getText(), node])
  }
  if (!ts.isClassDeclaration(node)) return []
  const methods = node.members.filter(ts.isMethodDeclaration).filter(({ name }) => !ts.isPrivateIdentifier(name))
  return methods.map((method) => [`${node.name?.text}.${method.name.getText()}`, method])
}

function blocksIn(comment: string): string[] {
  const lines = comment.replace(/\*\/\s*$/, '').split('\n')
  const text = lines.map((line) => line.replace(/^\s*(?:\/\*\*|\*) ?/, '')).join('\n')
  return Array.from(text.matchAll(/^@example\n([\s\S]*?)(?=^@|(?![\s\S]))/gm), ([, code = '']) => code.trim())
}

/** Runs an example with these names in scope. Throws where nothing in it says what it gives. */
export async function runDocExample(
  { of, code }: DocExample,
  scope: Readonly<Record<string, unknown>>,
): Promise<Comparison[]> {
  const comparisons: Comparison[] = []
  const compare = async (expression: string, actual: () => unknown, expected: () => unknown, partial: boolean) => {
    comparisons.push({ expression, actual: await actual(), expected: expected(), partial })
  }
  const refuse = async (expression: string, actual: () => unknown, expected: string) => {
    let thrown: string | undefined
    try {
      await actual()
    } catch (error) {
      thrown = (error as Error).constructor.name
    }
    comparisons.push({ expression, actual: thrown, expected, partial: false })
  }
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor
  await new AsyncFunction(...Object.keys(scope), 'compare', 'refuse', bodyOf(code))(
    ...Object.values(scope),
    compare,
    refuse,
  )
  if (comparisons.length === 0) throw new Error(`The example of ${of} says nothing of what it gives.`)
  return comparisons
}

function bodyOf(code: string): string {
  const source = ts.createSourceFile('example.js', code, ts.ScriptTarget.Latest, true)
  return source.statements
    .map((statement, index) => {
      const next = source.statements[index + 1]
      const behind = code.slice(statement.end, next ? next.getStart() : code.length)
      const [, given] = /^\s*\/\/ → ([\s\S]*)$/.exec(behind) ?? []
      const text = statement.getText()
      if (given === undefined) return text
      if (!ts.isExpressionStatement(statement)) throw new Error(`Only an expression gives something: ${text}`)
      const expected = given.replaceAll(/\n\s*\/\/ ?/g, '\n').trim()
      const [, error] = /^throws (\w+)$/.exec(expected) ?? []
      if (error) return `await refuse(${JSON.stringify(text)}, () => (${text}), ${JSON.stringify(error)})`
      const whole = expected.replace(/,?\s*…\s*(?=[\]}])/g, ' ')
      return `await compare(${JSON.stringify(text)}, () => (${text}), () => (${whole}), ${whole !== expected})`
    })
    .join('\n')
}
