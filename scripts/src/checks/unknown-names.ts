// Names in the glossary that the sources don't have: after a change of a name the glossary has to follow.

const ENTRY = /^\*\*.*$/gm
const CODE = /`([^`\n]+)`/g
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*…?/gu

/** Every name that occurs in the sources, and where a GraphQL name may come from. */
export interface KnownNames {
  readonly sources: ReadonlySet<string>
  readonly graph: ReadonlySet<string>
}

/** All words of a text that could be names. */
export const namesIn = (text: string): string[] => text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []

/**
 * A line for each name between backticks that is unknown. After the word "GraphQL", up to the next full stop, a name has
 * to be one of the graph. A name that ends in … stands for all that begin so.
 */
export function unknownNames(glossary: string, known: KnownNames): string[] {
  return [...glossary.matchAll(ENTRY)].flatMap(([entry]) => {
    const [, term = entry] = /^\*\*(.+?)\*\*/.exec(entry) ?? []
    return sentencesOf(entry).flatMap((sentence) => {
      const graph = /\bGraphQL\b/.test(sentence) && !/\bCode\b/.test(sentence)
      return [...sentence.matchAll(CODE)]
        .flatMap(([, code = '']) => (isPathOrValue(code) ? [] : (code.match(NAME) ?? [])))
        .filter((name) => !isKnown(name, graph ? known.graph : known.sources))
        .map((name) => `${term}: ${name} is not in the ${graph ? 'graph' : 'sources'}.`)
    })
  })
}

/** Paths are checked as references; addresses and values such as 978-985 are not names. */
const isPathOrValue = (code: string): boolean => code.includes('/') || /^\d/.test(code)

const sentencesOf = (entry: string): string[] => entry.split(/[.](?=\s+\p{Lu}|$)/u)

function isKnown(name: string, known: ReadonlySet<string>): boolean {
  if (!name.endsWith('…')) return known.has(name)
  const beginning = name.slice(0, -1)
  return [...known].some((one) => one.startsWith(beginning))
}
