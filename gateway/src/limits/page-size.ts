/** No page is longer than so many entries, whether its length stands in the document or in a variable. */
import { BeyondLimit } from '@isbn-hub/server/document-limits'
import {
  type DocumentNode,
  getNamedType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

import type { Variables } from '../graphql/selections.ts'

/** The lengths of pages that a document asks for. */
export interface PageSizes {
  /** The greatest that stands in the document. */
  readonly literal: number
  /** The variables that give one, and what each is without a value. */
  readonly variables: ReadonlyMap<string, number | undefined>
}

/** Of a document that is valid by the schema. What gives pages is known by its type, which says whether there are more. */
export function pageSizesOf(document: DocumentNode, schema: GraphQLSchema): PageSizes {
  const literals = [0]
  const used = new Set<string>()
  const defaults = new Map<string, number>()
  const types = new TypeInfo(schema)
  const givesPages = (): boolean => {
    const type = getNamedType(types.getFieldDef()?.type)
    return isObjectType(type) && 'pageInfo' in type.getFields()
  }
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument({ name, value }) {
        if (name.value !== 'first' || !givesPages()) return
        if (value.kind === Kind.INT) literals.push(Number(value.value))
        if (value.kind === Kind.VARIABLE) used.add(value.name.value)
      },
      VariableDefinition({ variable, defaultValue }) {
        if (defaultValue?.kind === Kind.INT) defaults.set(variable.name.value, Number(defaultValue.value))
      },
    }),
  )
  return { literal: Math.max(...literals), variables: new Map([...used].map((name) => [name, defaults.get(name)])) }
}

/** The refusal, or nothing. */
export function checkPageSizes(sizes: PageSizes, variables: Variables, limit: number): BeyondLimit | undefined {
  let greatest = sizes.literal
  for (const [name, otherwise] of sizes.variables) {
    const value = variables[name] ?? otherwise
    if (typeof value === 'number') greatest = Math.max(greatest, value)
  }
  return greatest > limit ? new BeyondLimit(`At most ${limit} entries a page.`) : undefined
}
