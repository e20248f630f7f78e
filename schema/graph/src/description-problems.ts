/**
 * Whether each description in the graph can stand alone: an editor shows it without the name of its type. A description
 * is one or more whole sentences that say more than the name does.
 */
import { type DefinitionNode, parse, type StringValueNode } from 'graphql'

/** Operations' root types are never read for themselves. */
const ROOTS = ['Query', 'Mutation', 'Subscription']
const FEWEST_WORDS = 5
const LITTLE_WORDS = new Set(
  'a an and as by for from has in is it its of on one or that the this to whether with'.split(' '),
)

interface Described {
  /** Publisher.name, Query.lookup(number) or NameKind.FORMER. */
  readonly coordinate: string
  readonly name: string
  readonly description: string | undefined
}

/** A line for each description that is missing, no sentence, or no more than the name; empty where all are well. */
export function descriptionProblems(sdl: string): string[] {
  return described(sdl).flatMap((element) => {
    const problem = problemOf(element)
    return problem === undefined ? [] : [`${element.coordinate} ${problem}`]
  })
}

function problemOf({ name, description }: Described): string | undefined {
  if (description === undefined || description.trim() === '') return 'has no description.'
  const quote = JSON.stringify(description)
  if (!/^\p{Lu}/u.test(description)) return `is described as ${quote}, which does not begin with a capital letter.`
  if (!/[.]$/.test(description)) return `is described as ${quote}, which does not end with a full stop.`
  if (description.split(/\s+/).length < FEWEST_WORDS)
    return `is described as ${quote}, in fewer than ${FEWEST_WORDS} words.`
  const known = new Set(wordsOf(name))
  if (wordsOf(description).every((word) => known.has(word) || LITTLE_WORDS.has(word)))
    return `is described as ${quote}, which only repeats the name.`
  return undefined
}

/** publisherName, PUBLISHER_NAME and "The publisher's name." → publisher, name */
const wordsOf = (text: string): string[] =>
  text
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replaceAll(/['’]s\b/g, '')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')

/** Every type, field, argument, value and directive of an SDL, with its description. */
const described = (sdl: string): Described[] => parse(sdl, { noLocation: true }).definitions.flatMap(elementsOf)

interface Element {
  readonly name: { readonly value: string }
  readonly description?: StringValueNode | undefined
}

function elementsOf(definition: DefinitionNode): Described[] {
  // A schema definition has no name; an extension's type is described where it is defined.
  if (!('name' in definition) || definition.name === undefined) return []
  const { name } = definition
  const own =
    definition.kind.endsWith('Extension') || ROOTS.includes(name.value) ? [] : [as(name.value, definition as Element)]
  const fields = 'fields' in definition ? (definition.fields ?? []) : []
  const values = 'values' in definition ? (definition.values ?? []) : []
  const parameters = 'arguments' in definition ? (definition.arguments ?? []) : []
  return [
    ...own,
    ...parameters.map((argument) => as(`@${name.value}(${argument.name.value})`, argument)),
    ...values.map((value) => as(`${name.value}.${value.name.value}`, value)),
    ...fields.flatMap((field) => [
      as(`${name.value}.${field.name.value}`, field),
      ...('arguments' in field ? (field.arguments ?? []) : []).map((argument) =>
        as(`${name.value}.${field.name.value}(${argument.name.value})`, argument),
      ),
    ]),
  ]
}

const as = (coordinate: string, { name, description }: Element): Described => ({
  coordinate,
  name: name.value,
  description: description?.value,
})
