import { expect, test } from '@jest/globals'
import { Linter } from 'eslint'
import typescript from 'typescript-eslint'

// Plain JavaScript, as ESLint's configuration: it has no types to import.
const { plainWords, phrasesIn } = await import(String(new URL('../../lint/plain-words.js', import.meta.url)))

function lint(code: string): string[] {
  const found = new Linter().verify(code, {
    languageOptions: { parser: typescript.parser },
    plugins: { 'plain-words': plainWords },
    rules: { 'plain-words/names': 'error', 'plain-words/phrases': 'error' },
  })
  return found.map(({ ruleId, line, message }) => `${ruleId ?? message} ${line}`)
}

test.each([
  ['a variable', 'const toldEvents = 1'],
  ['a function', 'function tellAll() {}'],
  ['a parameter', 'export const f = (kept: number) => 0'],
  ['a parameter of a method', 'class A { f(...wanted) {} }'],
  ['a destructured value under a new name', 'const { a: said } = b'],
  ['a class', 'class FrontDesk {}'],
  ['an interface', 'interface Parcel {}'],
  ['a property of a type', 'interface A { readonly wantedBy: string }'],
  ['a constant in capitals', 'const TOLD_AGAIN = 1'],
])('a word of a private dialect is refused in the name of %s', (_, code) => {
  expect(lint(code)).toEqual(['plain-words/names 1'])
})

test('a name that comes from elsewhere is not reported where it is used', () => {
  expect(lint('import { kept } from "a"; const { told } = kept; kept.tell(told); f({ wanted: 1 })')).toEqual([])
})

test('a name on the list of exceptions is allowed', () => {
  expect(lint('const keepAlive = 1')).toEqual([])
})

test.each([
  ['inverted negation', 'f("This is no date.")'],
  ['inverted negation in a template', 'f(`${a} are none.`)'],
  ['"nobody" in a comment', '// Nobody asks.'],
  ['"whoever" in a doc comment', '/** Whoever asks. */ f()'],
  ['a relative clause without its noun', 'f("Hand back what was given.")'],
])('%s is refused', (_, code) => {
  expect(lint(code)).toEqual(['plain-words/phrases 1'])
})

test('a phrase in a comment is reported on its own line', () => {
  expect(lint('/**\n * The reader\n * is none.\n */\nf()')).toEqual(['plain-words/phrases 3'])
})

test('plain negation, and a constant that is called NOBODY, pass', () => {
  expect(lint('f("This is not a date, and it is no longer used. Say what is wrong.", NOBODY, "NOBODY")')).toEqual([])
})

test('phrases in a document are found with their offsets', () => {
  expect(phrasesIn('The address is none.')).toEqual([{ found: 'is none', instead: 'name what is missing', index: 12 }])
})
