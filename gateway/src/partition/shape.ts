/** What a subgraph request asks at its root, read once for each document. */
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type ValueNode,
  visit,
} from 'graphql'

/** An `_entities` field: its name in the answer, and the variable that carries its representations. */
export interface EntityField {
  readonly alias: string
  readonly variable: string
}

/** Any other field at the root. */
export interface RootField {
  readonly alias: string
  readonly name: string
  readonly values: ReadonlyMap<string, ValueNode>
}

export interface Shape {
  readonly text: string
  /** The text as a JSON string, for sending. */
  readonly json: string
  readonly operation: 'query' | 'mutation' | 'subscription'
  /** The type that the root fields belong to, as the default names have it. */
  readonly rootType: 'Query' | 'Mutation' | 'Subscription'
  readonly entities: readonly EntityField[]
  readonly fields: readonly RootField[]
  /** The same request with some of its root fields only, and nothing that these don't use. */
  readonly only: (aliases: ReadonlySet<string>) => Shape
}

/** The shape of a request with one operation, as a query planner writes it. */
export function readShape(text: string): Shape {
  const document = parse(text, { noLocation: true })
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new TypeError('A subgraph request without an operation.')
  const entities: EntityField[] = []
  const fields: RootField[] = []
  for (const field of rootFields(operation.selectionSet.selections)) {
    const alias = field.alias?.value ?? field.name.value
    const values = new Map(field.arguments?.map(({ name, value }) => [name.value, value]))
    // The type's name needs no asking.
    if (field.name.value === '__typename') continue
    const representations = field.name.value === '_entities' ? values.get('representations') : undefined
    if (representations?.kind === Kind.VARIABLE) entities.push({ alias, variable: representations.name.value })
    else fields.push({ alias, name: field.name.value, values })
  }
  const narrower = new Map<string, Shape>()
  return {
    text,
    json: JSON.stringify(text),
    operation: operation.operation,
    rootType: ROOTS[operation.operation],
    entities,
    fields,
    only(aliases) {
      const key = [...aliases].sort().join()
      let shape = narrower.get(key)
      if (!shape) narrower.set(key, (shape = readShape(print(narrow(document, operation, aliases)))))
      return shape
    },
  }
}

const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const

function* rootFields(selections: readonly SelectionNode[]): Generator<FieldNode> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) yield selection
    else if (selection.kind === Kind.INLINE_FRAGMENT) yield* rootFields(selection.selectionSet.selections)
    else throw new TypeError('A subgraph request with a fragment spread at its root.')
  }
}

function narrow(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  aliases: ReadonlySet<string>,
): DocumentNode {
  const keep = (selections: readonly SelectionNode[]): SelectionNode[] =>
    selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD)
        return aliases.has(selection.alias?.value ?? selection.name.value) ? [selection] : []
      if (selection.kind !== Kind.INLINE_FRAGMENT) return []
      const kept = keep(selection.selectionSet.selections)
      return kept.length === 0 ? [] : [{ ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections: kept } }]
    })
  const selectionSet = { kind: Kind.SELECTION_SET as const, selections: keep(operation.selectionSet.selections) }
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  )
  const usedFragments = new Set<string>()
  const usedVariables = new Set<string>()
  const follow = (node: Parameters<typeof visit>[0]): void => {
    visit(node, {
      Variable: ({ name }) => void usedVariables.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value)
        if (!fragment || usedFragments.has(name.value)) return
        usedFragments.add(name.value)
        follow(fragment)
      },
    })
  }
  follow(selectionSet)
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        ...operation,
        selectionSet,
        variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) =>
          usedVariables.has(variable.name.value),
        ),
      },
      ...[...usedFragments].flatMap((name) => fragments.get(name) ?? []),
    ],
  }
}
