/** Who owns what, as the supergraph itself says by `@ownedBy`: the gateway knows no type or field by name. */
import { type ConstDirectiveNode, type DocumentNode, Kind, parse } from 'graphql'

/** `NUMBER`: the key begins with ISBN digits. `AGENCY`: it is an agency's code, or an id that begins with one. */
export type Ownership = 'NUMBER' | 'AGENCY'

export interface OwnershipRule {
  /** The representation's field or the root field's argument that names the owner. */
  readonly key: string
  readonly by: Ownership
}

export interface OwnershipRules {
  /** By the name of the entity. */
  readonly entities: ReadonlyMap<string, OwnershipRule>
  /** By the name of the root type, then of the field. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, OwnershipRule>>
}

/** Reads every `@ownedBy` of the supergraph. */
export function readOwnership(supergraph: string | DocumentNode): OwnershipRules {
  const document = typeof supergraph === 'string' ? parse(supergraph, { noLocation: true }) : supergraph
  const entities = new Map<string, OwnershipRule>()
  const fields = new Map<string, Map<string, OwnershipRule>>()
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    const own = ruleOf(definition.directives)
    if (own) entities.set(definition.name.value, own)
    for (const field of definition.fields ?? []) {
      const rule = ruleOf(field.directives)
      if (!rule) continue
      const ofType = fields.get(definition.name.value) ?? new Map<string, OwnershipRule>()
      fields.set(definition.name.value, ofType.set(field.name.value, rule))
    }
  }
  return { entities, fields }
}

function ruleOf(directives: readonly ConstDirectiveNode[] | undefined): OwnershipRule | undefined {
  const directive = directives?.find(({ name }) => name.value === 'ownedBy')
  if (!directive) return undefined
  const given = new Map(directive.arguments?.map(({ name, value }) => [name.value, value]))
  const key = given.get('key')
  const by = given.get('by')
  if (key?.kind !== Kind.STRING || by?.kind !== Kind.ENUM || (by.value !== 'NUMBER' && by.value !== 'AGENCY'))
    throw new TypeError('@ownedBy wants key: "…" and by: NUMBER or AGENCY.')
  return { key: key.value, by: by.value }
}
