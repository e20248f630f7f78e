/**
 * A message of graphql-js as a client gets it. "Did you mean …?" would tell a stranger the names of what it only guesses
 * at, and what was sent is quoted whole.
 */
export function tellable(message: string): string {
  const said = message.replace(/ ?Did you mean .*$/s, '')
  return said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said
}

/** Characters: more than any sentence of ours has. */
const LONGEST = 500
