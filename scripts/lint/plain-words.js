/**
 * Two rules for plain words. `names`: words of a private dialect don't appear in the names that our code declares.
 * `phrases`: inverted negation and pronouns without a noun don't appear in texts that people read: string literals,
 * comments and test names. The words, each with what to write instead, and the exceptions, each with its reason, are in
 * words.json beside this file.
 */
import { readFileSync } from 'node:fs'

const { names, nameExceptions, phrases } = JSON.parse(readFileSync(new URL('words.json', import.meta.url), 'utf8'))
const PHRASES = phrases.map(({ pattern, instead }) => ({ expression: new RegExp(pattern, 'g'), instead }))

/** Where a name is declared: the key of the node that holds it. Names from elsewhere are reported where they are ours. */
const DECLARED_AT = {
  ClassDeclaration: 'id',
  FunctionDeclaration: 'id',
  FunctionExpression: 'id',
  MethodDefinition: 'key',
  PropertyDefinition: 'key',
  TSAbstractMethodDefinition: 'key',
  TSInterfaceDeclaration: 'id',
  TSMethodSignature: 'key',
  TSPropertySignature: 'key',
  TSTypeAliasDeclaration: 'id',
  TSTypeParameter: 'name',
  VariableDeclarator: 'id',
}

const reportNames = {
  meta: { type: 'suggestion', schema: [], messages: { plain: "'{{word}}' in the name {{name}}: write {{instead}}." } },
  create(context) {
    const check = (node) => {
      if (!['Identifier', 'PrivateIdentifier'].includes(node?.type) || Object.hasOwn(nameExceptions, node.name)) return
      for (const word of wordsOf(node.name))
        if (Object.hasOwn(names, word))
          context.report({ node, messageId: 'plain', data: { word, name: node.name, instead: names[word] } })
    }
    const checkPattern = (node) => {
      if (!node) return
      if (/Identifier$/.test(node.type)) check(node)
      else if (node.type === 'AssignmentPattern') checkPattern(node.left)
      else if (node.type === 'RestElement') checkPattern(node.argument)
      else if (node.type === 'ArrayPattern') node.elements.forEach(checkPattern)
      // A shorthand takes over the name of the property, which is reported at its own declaration.
      else if (node.type === 'ObjectPattern')
        for (const property of node.properties)
          if (property.type === 'RestElement') checkPattern(property)
          else if (!property.shorthand) checkPattern(property.value)
    }
    const checkParameters = ({ params }) => params.forEach(checkPattern)
    const visitor = Object.fromEntries(
      Object.entries(DECLARED_AT).map(([type, key]) => [type, (node) => !node.computed && checkPattern(node[key])]),
    )
    const withParameters = ['ArrowFunctionExpression', 'FunctionDeclaration', 'FunctionExpression', 'TSMethodSignature']
    for (const type of withParameters) {
      const own = visitor[type]
      visitor[type] = (node) => {
        own?.(node)
        checkParameters(node)
      }
    }
    return visitor
  },
}

const reportPhrases = {
  meta: { type: 'suggestion', schema: [], messages: { plain: "'{{found}}' in {{where}}: write {{instead}}." } },
  create(context) {
    const { sourceCode } = context
    const check = (text, where, node, offset) => {
      for (const { expression, instead } of PHRASES)
        for (const match of text.matchAll(expression)) {
          const start = offset === undefined ? node.loc.start : sourceCode.getLocFromIndex(offset + match.index)
          context.report({ loc: start, messageId: 'plain', data: { found: match[0], where, instead } })
        }
    }
    return {
      Program() {
        for (const comment of sourceCode.getAllComments())
          check(comment.value, 'a comment', comment, comment.range[0] + 2)
      },
      Literal(node) {
        if (typeof node.value === 'string' && !/^(Import|Export)/.test(node.parent.type))
          check(node.value, 'a text', node)
      },
      TemplateElement(node) {
        check(node.value.cooked ?? '', 'a text', node)
      },
    }
  },
}

/** Phrases in a text that is not TypeScript, as a line for each: documents, the graph written by hand. */
export const phrasesIn = (text) =>
  PHRASES.flatMap(({ expression, instead }) =>
    [...text.matchAll(expression)].map(({ 0: found, index }) => ({ found, instead, index })),
  )

/** readToldEvents and READ_TOLD_EVENTS → read, told, events */
const wordsOf = (name) =>
  name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)

export const plainWords = { rules: { names: reportNames, phrases: reportPhrases } }
