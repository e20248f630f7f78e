/** Closed sets in the graph, named as the domain names them: each word stands for itself. */
import { registerEnumType } from 'type-graphql'

/** `meanings` are for those whose words don't say enough by themselves. */
export function closedSet<T extends string>(
  name: string,
  words: readonly T[],
  description: string,
  meanings?: Readonly<Record<T, string>>,
): Record<T, T> {
  const set = Object.fromEntries(words.map((word) => [word, word])) as Record<T, T>
  const explained = (word: T) => [word, { description: meanings?.[word] ?? '' }]
  registerEnumType(set, {
    name,
    description,
    ...(meanings && { valuesConfig: Object.fromEntries(words.map(explained)) as Record<T, { description: string }> }),
  })
  return set
}

/** A set that consists of what its words mean. */
export const explainedSet = <T extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<T, string>>,
): Record<T, T> => closedSet(name, Object.keys(meanings) as T[], description, meanings)
