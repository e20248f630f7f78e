/** What a subgraph needs to know of an object to go on with it: its type and its keys. */
import type { RequiresSelection } from '@graphql-hive/router-query-planner'

import type { Data } from '../graphql/complete.ts'

/** An object as a subgraph is shown it; undefined where its keys aren't known, so that nothing can be asked. */
export type Represent = (object: Data) => Data | undefined

export function compileRequires(requires: readonly RequiresSelection[]): Represent {
  const kinds = new Map<string, Represent>()
  for (const selection of requires)
    if (selection.kind === 'InlineFragment')
      kinds.set(selection.typeCondition, compileFields(selection.typeCondition, selection.selections))
  return (object) => kinds.get(object['__typename'] as string)?.(object)
}

function compileFields(type: string, selections: readonly RequiresSelection[]): Represent {
  const fields = selections.flatMap((selection) =>
    selection.kind === 'Field' && selection.name !== '__typename' ? [selection] : [],
  )
  const [only] = fields
  // One plain key, as nearly all entities have.
  if (only && fields.length === 1 && !only.selections) {
    const { name, alias = name } = only
    return (object) =>
      object[name] === undefined || object[name] === null ? undefined : { __typename: type, [alias]: object[name] }
  }
  const read = reader(fields)
  return (object) => {
    const found = read(object)
    return Object.keys(found).length === 0 ? undefined : { __typename: type, ...found }
  }
}

function reader(fields: readonly (RequiresSelection & { kind: 'Field' })[]): (object: Data) => Data {
  const readers = fields.map(({ name, alias = name, selections }) => {
    if (!selections) return { name, alias, read: (value: unknown) => value }
    const inner = reader(selections.flatMap((selection) => (selection.kind === 'Field' ? [selection] : [])))
    const read = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(read)
        : typeof value === 'object' && value !== null
          ? inner(value as Data)
          : value
    return { name, alias, read }
  })
  return (object) => {
    const found: Data = {}
    for (const { name, alias, read } of readers) {
      const value = read(object[name])
      if (value !== undefined && value !== null) found[alias] = value
    }
    return found
  }
}

/** Representations without duplicates, and for each the objects that it stands for. */
export class RepresentationList {
  readonly list: Data[] = []
  readonly objects: Data[][] = []
  readonly #places = new Map<string, number>()

  /** Adds an object; its number in the list, or undefined where it can't be represented. */
  add(object: Data, represent: Represent): number | undefined {
    const representation = represent(object)
    if (!representation) return undefined
    const key = identity(representation)
    let place = this.#places.get(key)
    if (place === undefined) {
      place = this.list.push(representation) - 1
      this.objects.push([])
      this.#places.set(key, place)
    }
    this.objects[place]?.push(object)
    return place
  }
}

/** The fields come in one order for each type, so equal objects give equal texts. */
function identity(representation: Data): string {
  let text = ''
  for (const name in representation) {
    const value = representation[name]
    text += typeof value === 'string' ? `${value}\u0000` : `${JSON.stringify(value)}\u0000`
  }
  return text
}
