/** An enum of the graph: a closed set of words, each with its meaning. */
import { registerEnumType } from 'type-graphql'

/** The words are named as in the domain, and each stands for itself. */
export function closedSet<T extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<T, string>>,
): Record<T, T> {
  const words = Object.keys(meanings) as T[]
  const set = Object.fromEntries(words.map((word) => [word, word])) as Record<T, T>
  const explained = words.map((word) => [word, { description: meanings[word] }])
  registerEnumType(set, {
    name,
    description,
    valuesConfig: Object.fromEntries(explained) as Record<T, { description: string }>,
  })
  return set
}
