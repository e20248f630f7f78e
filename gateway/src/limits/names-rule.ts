/** Names that a client may not choose: those that the planner needs for itself, and those that JavaScript has taken. */
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
 * Names that begin with `__` are the specification's own, and one of them is `__proto__`: as an alias or a variable it
 * would be the name of a member that every object has.
 *
 * An alias in the place of an object's key, `isbn13: hyphenated`, would make the planner take the one for the other and
 * ask an agency for something that doesn't exist.
 */
export const namesRule =
  (keys: KeyFields): ValidationRule =>
  (context) => ({
    Variable(node) {
      if (node.name.value.startsWith('__'))
        context.reportError(new GraphQLError(`$${node.name.value} can't be the name of a variable.`, { nodes: node }))
    },
    Field(node) {
      const { alias, name } = node
      if (!alias || alias.value === name.value) return
      const type = context.getParentType()?.name ?? ''
      if (alias.value.startsWith('__') || alias.value.startsWith('_internal') || keys.get(type)?.has(alias.value))
        context.reportError(
          new GraphQLError(`${alias.value} can't be the alias of another field here.`, { nodes: node }),
        )
    },
  })
