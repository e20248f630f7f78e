/**
 * An operation as the query planner gets it.
 *
 * The planner reads documents with a parser of its own, which does not accept all that graphql-js accepts. So it never
 * sees the client's text: what the client selects is written anew, without literals, aliases, fragments, conditions,
 * descriptions or anything else that clients choose. Documents that differ in these alone share one plan.
 */
import { getNamedType, type GraphQLObjectType, isAbstractType, isNonNullType, print } from 'graphql'

import type { SelectedArgument, SelectedField, Selection, Variables } from '../graphql/selections.ts'
import type { References } from './references.ts'

export interface PlannerDocument {
  /** Undefined if there is nothing to plan. */
  readonly text: string | undefined
  /** From the client's variables to those of the text. */
  readonly variables: (variables: Variables) => Variables
  /** The field's response key in the text. Undefined if the field is not in it. */
  readonly keyOf: (field: SelectedField) => string | undefined
  /** The response key of the field that confirms that the object exists, if the field is a reference. */
  readonly confirmationOf: (field: SelectedField) => string | undefined
}

/** Writes the operation, without introspection and `__typename`. */
export function writePlannerDocument(
  operation: 'query' | 'mutation' | 'subscription',
  { type, fields }: Selection,
  references: References,
): PlannerDocument {
  const writer = new Writer(references)
  // Two equal mutations are both executed.
  const body = writer.fields(type, fields, new Keys(operation === 'mutation'))
  const { slots } = writer
  const head = slots.map(({ name, type: wanted }) => `$${name}:${wanted}`).join(' ')
  return {
    text: body === '' ? undefined : `${operation}${head && `(${head})`}{${body}}`,
    variables(given) {
      const filled = Object.create(null) as Record<string, unknown>
      for (const { name, value } of slots) {
        const filling = value(given)
        if (filling !== undefined) filled[name] = filling
      }
      return filled
    },
    keyOf: (field) => writer.keys.get(field),
    confirmationOf: (field) => writer.confirmations.get(field),
  }
}

/** A variable of the text. */
interface Slot {
  readonly name: string
  readonly type: string
  readonly value: SelectedArgument['value']
}

class Writer {
  readonly slots: Slot[] = []
  readonly keys = new Map<SelectedField, string>()
  readonly confirmations = new Map<SelectedField, string>()
  readonly #references: References

  constructor(references: References) {
    this.#references = references
  }

  fields(type: GraphQLObjectType, fields: readonly SelectedField[], keys: Keys): string {
    const written = new Map<string, SelectedField[]>()
    for (const field of fields) {
      if (field.failure || field.definition.name.startsWith('__')) continue
      const key = keys.of(type, field)
      this.keys.set(field, key)
      const alike = written.get(key)
      if (alike) alike.push(field)
      else written.set(key, [field])
    }
    return [...written].map(([key, alike]) => this.#field(type, key, alike)).join(' ')
  }

  /** Writes one field for all that select the same. */
  #field(parent: GraphQLObjectType, key: string, alike: readonly SelectedField[]): string {
    const [first] = alike
    if (!first) return ''
    const { name, type } = first.definition
    const given = first.arguments.map((argument) => `${argument.definition.name}:$${this.#slot(argument)}`)
    const text = `${key === name ? '' : `${key}:`}${name}${given.length > 0 ? `(${given.join(' ')})` : ''}`
    const under = alike.flatMap((field) => field.under)
    if (under.length === 0) return text
    const keys = new Keys(false)
    const fieldsOf = new Map<GraphQLObjectType, SelectedField[]>()
    for (const { type: one, fields } of under) fieldsOf.set(one, [...(fieldsOf.get(one) ?? []), ...fields])
    if (isAbstractType(getNamedType(type))) {
      const kinds = [...fieldsOf].map(([one, fields]) => [one.name, this.fields(one, fields, keys)] as const)
      return `${text}{__typename ${kinds.map(([one, body]) => body && `...on ${one}{${body}}`).join(' ')}}`
    }
    const bodies = [...fieldsOf].map(([one, fields]) => {
      const confirming = this.#references.confirmationOf(parent, name, one)
      if (confirming) for (const field of alike) this.confirmations.set(field, keys.of(one, confirming))
      return this.fields(one, confirming ? [...fields, confirming] : fields, keys)
    })
    return `${text}{${bodies.join(' ') || '__typename'}}`
  }

  #slot({ definition: { type, defaultValue }, value }: SelectedArgument): string {
    const name = `v${this.slots.length}`
    // If the schema has a default, the client may leave its variable out.
    const wanted = isNonNullType(type) && defaultValue !== undefined ? type.ofType : type
    this.slots.push({ name, type: String(wanted), value })
    return name
  }
}

/** Response keys within one selection set: the fields' own names, unless another field has taken the name. */
class Keys {
  readonly #taken = new Map<string, string>()
  readonly #each: boolean

  /** `each`: also fields that select the same get different keys. */
  constructor(each: boolean) {
    this.#each = each
  }

  of(type: GraphQLObjectType, { key, definition, arguments: given }: SelectedField): string {
    const { name } = definition
    const values = given.map((argument) => `${argument.definition.name}:${print(argument.node)}`)
    // Fields of different object types may share a key if their type is the same.
    const asked = [name, String(definition.type), ...values, this.#each && key].join(' ')
    for (let n = 1; ; n++) {
      const candidate = n === 1 ? name : `${name}_${n}`
      const taken = this.#taken.get(candidate)
      if (taken === asked) return candidate
      if (taken !== undefined || (n > 1 && candidate in type.getFields())) continue
      this.#taken.set(candidate, asked)
      return candidate
    }
  }
}
