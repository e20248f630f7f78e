/** No page is longer than so many entries, whether its length stands in the document or in a variable. */
import { type DocumentNode, Kind, visit } from 'graphql'

import type { Variables } from '../graphql/selections.ts'
import { BeyondLimit } from './rules.ts'

/** The lengths of pages that a document asks for: numbers in the text, and the names of variables. */
export interface PageSizes {
  readonly literal: number
  readonly variables: readonly string[]
}

export function pageSizesOf(document: DocumentNode): PageSizes {
  let literal = 0
  const variables = new Set<string>()
  visit(document, {
    Argument({ name, value }) {
      if (name.value !== 'first' && name.value !== 'last') return
      if (value.kind === Kind.INT) literal = Math.max(literal, Number(value.value))
      if (value.kind === Kind.VARIABLE) variables.add(value.name.value)
    },
    VariableDefinition({ variable, defaultValue }) {
      if (defaultValue?.kind === Kind.INT && (variable.name.value === 'first' || variables.has(variable.name.value)))
        literal = Math.max(literal, Number(defaultValue.value))
    },
  })
  return { literal, variables: [...variables] }
}

/** The refusal, or nothing. */
export function checkPageSizes(sizes: PageSizes, variables: Variables, limit: number): BeyondLimit | undefined {
  const given = sizes.variables.map((name) => variables[name])
  const greatest = Math.max(sizes.literal, ...given.filter((value) => typeof value === 'number'))
  return greatest > limit ? new BeyondLimit(`At most ${limit} entries a page.`) : undefined
}
