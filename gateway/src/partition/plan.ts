/** Which owner gets what of a subgraph request: pure, so that every case can be tried without a server. */
import type { BootstrapAgency } from '@isbn-hub/feed/bootstrap'
import { Kind } from 'graphql'

import type { Path } from '../graphql/answer.ts'
import type { Variables } from '../graphql/selections.ts'
import type { DelegationTable } from './delegations.ts'
import type { OwnershipRule, OwnershipRules } from './ownership.ts'
import type { RootField, Shape } from './shape.ts'

/** One owner's part of a request. */
export interface OwnerRequest {
  readonly owner: BootstrapAgency
  readonly shape: Shape
  readonly variables: Variables
  /** Variable of representations → where each of this ownerRequest's stood in the request. Undefined: the request as it was. */
  readonly places: ReadonlyMap<string, readonly number[]> | undefined
}

/** Something that goes to no owner. The first place it concerns stands for all. */
export type Unroutable =
  | { readonly code: 'NOT_OURS_TO_SERVE'; readonly agency: string; readonly path: Path }
  | { readonly code: 'OWNER_UNKNOWN'; readonly key: string; readonly path: Path }
  | { readonly code: 'SEVERAL_OWNERS'; readonly path: Path }
  | { readonly code: 'UNAUTHENTICATED'; readonly path: Path }
  | { readonly code: 'FORBIDDEN'; readonly agency: string; readonly path: Path }

export interface Plan {
  readonly ownerRequests: readonly OwnerRequest[]
  readonly unroutable: readonly Unroutable[]
}

export interface Partition {
  readonly rules: OwnershipRules
  readonly delegations: DelegationTable
  /** For a nation's extension: the one agency that serves it. What belongs to others is left out without a word. */
  readonly only?: string | undefined
}

/** Plans a request. A root field without a rule, or an entity without one, throws: the supergraph is at fault. */
export function plan(shape: Shape, variables: Variables | undefined, partition: Partition): Plan {
  const unroutable = new Map<string, Unroutable>()
  const drafts = new Map<string, Draft>()
  const draftOf = (owner: BootstrapAgency): Draft => {
    let draft = drafts.get(owner.code)
    if (!draft) drafts.set(owner.code, (draft = { owner, fields: [], entities: new Map(), count: 0 }))
    return draft
  }
  const addUnroutable = (found: Unroutable): void => {
    const key = found.code === 'NOT_OURS_TO_SERVE' ? found.agency : found.code
    if (!unroutable.has(key)) unroutable.set(key, found)
  }
  /** The owner of a key, if the hub can ask it; else the key is added to the unroutable ones. */
  const find = (rule: OwnershipRule, key: unknown, path: Path): BootstrapAgency | undefined => {
    const text = typeof key === 'string' ? key : ''
    const owner =
      rule.by === 'NUMBER' ? partition.delegations.ofNumber(text)?.owner : partition.delegations.ofAgency(text)
    if (partition.only !== undefined && owner?.code !== partition.only) {
      // Of a list of entities, those of others are passed over; a field was meant for someone.
      if (path.length === 1) addUnroutable({ code: 'NOT_OURS_TO_SERVE', agency: owner?.code ?? '', path })
      return undefined
    }
    if (!owner) addUnroutable({ code: 'OWNER_UNKNOWN', key: text, path })
    else if (owner.endpoint === null) addUnroutable({ code: 'NOT_OURS_TO_SERVE', agency: owner.code, path })
    else return owner
    return undefined
  }

  const fieldOwner = (field: RootField): BootstrapAgency | undefined => {
    const rule = partition.rules.fields.get(shape.rootType)?.get(field.name)
    if (rule) {
      const value = field.values.get(rule.key)
      const given =
        value?.kind === Kind.STRING
          ? value.value
          : value?.kind === Kind.VARIABLE
            ? variables?.[value.name.value]
            : undefined
      return find(rule, given, [field.alias])
    }
    // What only one agency serves needs no rule.
    if (partition.only !== undefined) return partition.delegations.agency(partition.only)
    throw new TypeError(`${shape.rootType}.${field.name} says nothing of its owner: it wants @ownedBy.`)
  }

  let total = 0
  for (const field of shape.fields) {
    total++
    const owner = fieldOwner(field)
    if (!owner) continue
    const draft = draftOf(owner)
    draft.fields.push(field.alias)
    draft.count++
  }
  const seen = new Set<string>()
  for (const { alias, variable } of shape.entities) {
    // Two aliases may read one list; it is cut up once.
    if (seen.has(variable)) continue
    seen.add(variable)
    const representations = variables?.[variable]
    if (!Array.isArray(representations)) continue
    total += representations.length
    for (let place = 0; place < representations.length; place++) {
      const representation = representations[place] as Readonly<Record<string, unknown>>
      const rule = entityRule(String(representation['__typename']), partition)
      const owner = find(rule, representation[rule.key], [alias, place])
      if (!owner) continue
      const draft = draftOf(owner)
      let own = draft.entities.get(variable)
      if (!own) draft.entities.set(variable, (own = { places: [], representations: [] }))
      own.places.push(place)
      own.representations.push(representation)
      draft.count++
    }
  }

  // A write is one owner's affair: half of it done and half refused would be nobody's wish.
  if (shape.operation === 'mutation' && drafts.size + unroutable.size > 1)
    return { ownerRequests: [], unroutable: [{ code: 'SEVERAL_OWNERS', path: [shape.fields[0]?.alias ?? ''] }] }

  const ownerRequests: OwnerRequest[] = []
  for (const draft of drafts.values())
    ownerRequests.push(
      draft.count === total
        ? { owner: draft.owner, shape, variables: variables ?? {}, places: undefined }
        : ownerRequest(draft, shape, variables ?? {}),
    )
  return { ownerRequests, unroutable: [...unroutable.values()] }
}

interface Draft {
  readonly owner: BootstrapAgency
  readonly fields: string[]
  readonly entities: Map<string, { readonly places: number[]; readonly representations: unknown[] }>
  count: number
}

function ownerRequest({ owner, fields, entities }: Draft, shape: Shape, variables: Variables): OwnerRequest {
  // All `_entities` fields stay, some with an empty list, so that the document remains one that the owner knows.
  const asked =
    fields.length === shape.fields.length
      ? shape
      : shape.only(new Set([...fields, ...shape.entities.map((e) => e.alias)]))
  const own: Record<string, unknown> = { ...variables }
  const places = new Map<string, readonly number[]>()
  for (const { variable } of shape.entities) {
    own[variable] = entities.get(variable)?.representations ?? []
    places.set(variable, entities.get(variable)?.places ?? [])
  }
  return { owner, shape: asked, variables: own, places }
}

function entityRule(type: string, { rules }: Partition): OwnershipRule {
  const rule = rules.entities.get(type)
  if (rule) return rule
  throw new TypeError(`${type} says nothing of its owner: it wants @ownedBy.`)
}
