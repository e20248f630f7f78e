/** Limits on documents, as validation rules: what exceeds them is refused before anything is executed. */
import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

export interface DocumentLimits {
  readonly tokens: number
  readonly depth: number
  readonly aliases: number
  readonly rootFields: number
  /** Fields in all, each counted as often as a fragment brings it in. */
  readonly fields: number
  readonly directives: number
}

/** A document, or a variable of it, goes beyond a limit. */
export class BeyondLimit extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: 'LIMIT_EXCEEDED' } })
  }
}

/**
 * One rule for all limits: one walk, and one error where several are exceeded.
 *
 * Each fragment is measured once, so that a document of fragments that spread one another twice costs no more to refuse
 * than to read. A fragment that spreads itself is another rule's to name.
 */
export const limitsRule =
  (limits: DocumentLimits): ValidationRule =>
  (context) =>
    visitor(context, limits)

function visitor(context: ValidationContext, limits: DocumentLimits): ASTVisitor {
  const measure = new Measure(context.getDocument())
  return {
    OperationDefinition(operation) {
      const problem = excess(measure.of(operation), limits)
      if (problem) context.reportError(problem)
      return false
    },
    FragmentDefinition: () => false,
  }
}

interface Size {
  readonly depth: number
  readonly fields: number
  readonly aliases: number
  readonly directives: number
  readonly rootFields: number
}

function excess(size: Size, limits: DocumentLimits): BeyondLimit | undefined {
  if (size.depth > limits.depth) return new BeyondLimit(`At most ${limits.depth} levels deep.`)
  if (size.rootFields > limits.rootFields) return new BeyondLimit(`At most ${limits.rootFields} fields at the root.`)
  if (size.aliases > limits.aliases) return new BeyondLimit(`At most ${limits.aliases} aliases.`)
  if (size.directives > limits.directives) return new BeyondLimit(`At most ${limits.directives} directives.`)
  if (size.fields > limits.fields) return new BeyondLimit(`At most ${limits.fields} fields.`)
  return undefined
}

const NOTHING: Size = { depth: 0, fields: 0, aliases: 0, directives: 0, rootFields: 0 }

class Measure {
  readonly #fragments = new Map<string, { readonly selectionSet: SelectionSetNode; size: Size | undefined }>()

  constructor(document: DocumentNode) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.#fragments.set(definition.name.value, { selectionSet: definition.selectionSet, size: undefined })
  }

  of({ selectionSet, directives }: OperationDefinitionNode): Size {
    const size = this.#selections(selectionSet)
    return { ...size, directives: size.directives + (directives?.length ?? 0) }
  }

  #selections({ selections }: SelectionSetNode): Size {
    let { depth, fields, aliases, directives, rootFields } = NOTHING
    for (const selection of selections) {
      const size =
        selection.kind === Kind.FIELD
          ? this.#field(selection)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.#selections(selection.selectionSet)
            : this.#fragment(selection.name.value)
      depth = Math.max(depth, size.depth)
      fields += size.fields
      aliases += size.aliases
      directives += size.directives + (selection.directives?.length ?? 0)
      rootFields += size.rootFields
    }
    return { depth, fields, aliases, directives, rootFields }
  }

  #field({ name, alias, selectionSet }: FieldNode): Size {
    const inner = selectionSet ? this.#selections(selectionSet) : NOTHING
    // Every tool asks for the schema fifteen levels deep; how deep that may go, graphql-js has a rule of its own for.
    const isMeta = name.value === '__schema' || name.value === '__type'
    return {
      depth: isMeta ? 1 : inner.depth + 1,
      fields: inner.fields + 1,
      aliases: inner.aliases + (alias ? 1 : 0),
      directives: inner.directives,
      rootFields: 1,
    }
  }

  #fragment(name: string): Size {
    const fragment = this.#fragments.get(name)
    if (!fragment) return NOTHING
    if (!fragment.size) {
      // Stands in while the fragment is measured, should it spread itself.
      fragment.size = NOTHING
      fragment.size = this.#selections(fragment.selectionSet)
    }
    return fragment.size
  }
}
