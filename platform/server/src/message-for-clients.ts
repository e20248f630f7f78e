/**
 * A message of graphql-js as a client gets it. "Did you mean …?" would show a stranger names of the schema that it only
 * guesses at, and a message quotes the request at any length.
 */
export function messageForClients(message: string): string {
  const plain = message.replace(/ ?Did you mean .*$/s, '')
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain
}

/** Characters: more than any sentence of ours has. */
const LONGEST = 500
