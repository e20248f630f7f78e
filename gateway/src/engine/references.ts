/** References whose object may not exist, as the supergraph says by `@confirmedBy`. */
import { type GraphQLObjectType, isLeafType, isNonNullType, Kind, parse } from 'graphql'

import type { SelectedField } from '../graphql/selections.ts'

/**
 * A field that makes a reference from its argument cannot know whether the object exists. `@confirmedBy` names a field of
 * the object that is never null and that only somebody who has the object can answer.
 */
export class References {
  /** From `Type.field` to the confirming field's name. */
  readonly #confirmedBy: ReadonlyMap<string, string>
  readonly #fields = new Map<GraphQLObjectType, SelectedField>()

  constructor(supergraph: string) {
    this.#confirmedBy = readConfirmations(supergraph)
  }

  /** The field of the object to fetch besides, or undefined. */
  confirmationOf(parent: GraphQLObjectType, field: string, type: GraphQLObjectType): SelectedField | undefined {
    const name = this.#confirmedBy.get(`${parent.name}.${field}`)
    if (name === undefined) return undefined
    let confirming = this.#fields.get(type)
    if (!confirming) this.#fields.set(type, (confirming = plainField(type, name)))
    return confirming
  }
}

function plainField(type: GraphQLObjectType, name: string): SelectedField {
  const definition = type.getFields()[name]
  if (!definition || !isNonNullType(definition.type) || !isLeafType(definition.type.ofType))
    throw new TypeError(`@confirmedBy(field: "${name}"): ${type.name} has no such non-null scalar.`)
  return { key: name, definition, nodes: [], arguments: [], under: [], failure: undefined }
}

function readConfirmations(supergraph: string): Map<string, string> {
  const confirmations = new Map<string, string>()
  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    for (const { name, directives } of definition.fields ?? []) {
      const given = directives?.find((directive) => directive.name.value === 'confirmedBy')?.arguments?.[0]?.value
      if (given?.kind === Kind.STRING) confirmations.set(`${definition.name.value}.${name.value}`, given.value)
    }
  }
  return confirmations
}
