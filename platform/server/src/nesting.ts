/** How deeply a request nests, found out without recursion: the parsers that come after recurse, and would run out of stack. */

/** No request of the contract nests half as deeply. */
const DEEPEST = 64

export const TOO_DEEP = `A request nests at most ${DEEPEST} levels deep.`

/** Whether the document, or the values that go with it, nest too deeply to be read. */
export function nestsTooDeeply(request: unknown): boolean {
  const { query, variables }: { query?: unknown; variables?: unknown } = Object(request)
  return (typeof query === 'string' && isDeepText(query)) || isDeepValue(variables)
}

function isDeepValue(value: unknown): boolean {
  let level = [value].filter(isContainer)
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap((container) => Object.values(container).filter(isContainer))
  }
  return false
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null

function isDeepText(query: string): boolean {
  if ((query.match(/[[{(]/g)?.length ?? 0) <= DEEPEST) return false
  let depth = 0
  // What stands in a string opens nothing.
  for (const [sign] of query.replace(/"""[^]*?"""|"(?:\\.|[^"\\\n])*"/g, '').matchAll(/[[{()}\]]/g)) {
    depth += '[{('.includes(sign) ? 1 : -1
    if (depth > DEEPEST) return true
  }
  return false
}
