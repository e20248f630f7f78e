/** Selection sets read for one type: fragments followed, fields of one name joined, conditions kept with them. */
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'

export type Variables = Readonly<Record<string, unknown>>

/** Whether a field is wanted, by `@skip` and `@include`; undefined: always. */
export type Wanted = ((variables: Variables) => boolean) | undefined

/** All fields of one response key: they ask the same, and what they select is joined. */
export interface JoinedField {
  readonly key: string
  readonly name: string
  /** Any of the fields: their arguments are the same. */
  readonly node: FieldNode
  readonly under: readonly ConditionalSet[]
  readonly wanted: Wanted
}

/** A selection set, and when it counts: fields that are joined may each have a condition of their own. */
export interface ConditionalSet {
  readonly selectionSet: SelectionSetNode
  readonly wanted: Wanted
}

export class Selections {
  readonly #schema: GraphQLSchema
  readonly #fragments: ReadonlyMap<string, { readonly on: string; readonly selectionSet: SelectionSetNode }>

  constructor(document: DocumentNode, schema: GraphQLSchema) {
    this.#schema = schema
    this.#fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION
          ? [
              [
                definition.name.value,
                { on: definition.typeCondition.name.value, selectionSet: definition.selectionSet },
              ],
            ]
          : [],
      ),
    )
  }

  /** The fields that these selection sets want of an object of this type. */
  of(type: GraphQLObjectType, sets: readonly ConditionalSet[]): JoinedField[] {
    const joined = new Map<string, { node: FieldNode; wanted: Wanted }[]>()
    for (const { selectionSet, wanted } of sets)
      for (const field of this.#fields(type, selectionSet, wanted)) {
        const key = field.node.alias?.value ?? field.node.name.value
        const known = joined.get(key)
        if (known) known.push(field)
        else joined.set(key, [field])
      }
    return [...joined].flatMap(([key, fields]) => {
      const [first] = fields
      if (!first) return []
      const wanted = fields.map((field) => field.wanted).reduce(either)
      return { key, name: first.node.name.value, node: first.node, under: setsUnder(fields), wanted }
    })
  }

  *#fields(
    type: GraphQLObjectType,
    selectionSet: SelectionSetNode,
    outer: Wanted,
  ): Generator<{ node: FieldNode; wanted: Wanted }> {
    for (const selection of selectionSet.selections) {
      const wanted = both(outer, wantedBy(selection.directives))
      if (selection.kind === Kind.FIELD) yield { node: selection, wanted }
      else {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT
            ? { on: selection.typeCondition?.name.value, selectionSet: selection.selectionSet }
            : this.#fragments.get(selection.name.value)
        if (fragment && this.#applies(fragment.on, type)) yield* this.#fields(type, fragment.selectionSet, wanted)
      }
    }
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true
    const other = this.#schema.getType(condition)
    return isAbstractType(other) && this.#schema.isSubType(other, type)
  }
}

function setsUnder(fields: readonly { node: FieldNode; wanted: Wanted }[]): ConditionalSet[] {
  return fields.flatMap(({ node: { selectionSet }, wanted }) =>
    // The condition of a field that stands alone has been asked already when its selection is come to.
    selectionSet ? { selectionSet, wanted: fields.length === 1 ? undefined : wanted } : [],
  )
}

/** The arguments as given, variables filled in; one that names an absent variable is absent. */
export function argumentsOf({ arguments: given }: FieldNode, variables: Variables): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const { name, value } of given ?? []) {
    const filled = value.kind === Kind.VARIABLE ? variables[value.name.value] : valueFromASTUntyped(value, variables)
    if (filled !== undefined) values[name.value] = filled
  }
  return values
}

const both = (a: Wanted, b: Wanted): Wanted => (a && b ? (variables) => a(variables) && b(variables) : (a ?? b))

const either = (a: Wanted, b: Wanted): Wanted => (a && b ? (variables) => a(variables) || b(variables) : undefined)

function wantedBy(directives: readonly DirectiveNode[] | undefined): Wanted {
  let wanted: Wanted
  for (const { name, arguments: given } of directives ?? []) {
    const condition = given?.find((argument) => argument.name.value === 'if')?.value
    if (!condition || (name.value !== 'skip' && name.value !== 'include')) continue
    const include = name.value === 'include'
    wanted = both(wanted, (variables) => (valueFromASTUntyped(condition, variables) === true) === include)
  }
  return wanted
}
