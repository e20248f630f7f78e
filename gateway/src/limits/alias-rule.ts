/** Aliases may not take the names that the planner needs for itself. */
import { type DocumentNode, GraphQLError, Kind, parse, type ValidationRule } from 'graphql'

/** By type: the fields that other subgraphs know its objects by. */
export type KeyFields = ReadonlyMap<string, ReadonlySet<string>>

/** The key fields of every entity of the supergraph. */
export function readKeyFields(supergraph: string): KeyFields {
  const keys = new Map<string, ReadonlySet<string>>()
  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    const names = (definition.directives ?? [])
      .filter(({ name }) => name.value === 'join__type')
      .flatMap(({ arguments: given }) => given?.find(({ name }) => name.value === 'key')?.value ?? [])
      .flatMap((value) => (value.kind === Kind.STRING ? topFields(value.value) : []))
    if (names.length > 0) keys.set(definition.name.value, new Set(names))
  }
  return keys
}

function topFields(key: string): string[] {
  const document: DocumentNode = parse(`{ ${key} }`, { noLocation: true })
  const [operation] = document.definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return []
  return operation.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? one.name.value : []))
}

/**
 * An alias in the place of an object's key, `isbn13: hyphenated`, would make the planner take the one for the other and
 * ask an agency for something that doesn't exist.
 */
export const aliasRule =
  (keys: KeyFields): ValidationRule =>
  (context) => ({
    Field(node) {
      const { alias, name } = node
      if (!alias || alias.value === name.value) return
      const type = context.getParentType()?.name ?? ''
      if (alias.value === '__typename' || alias.value.startsWith('_internal') || keys.get(type)?.has(alias.value))
        context.reportError(
          new GraphQLError(`${alias.value} can't be the alias of another field here.`, { nodes: node }),
        )
    },
  })
