/** The columns of an entity for a hand-written select, so that its table is described once. */
import { getMetadataArgsStorage } from 'typeorm'

import type { Class } from './data-source.ts'
import { Naming } from './naming.ts'

const naming = new Naming()

/**
 * p.registered_on as "registeredOn", and so on; a group of columns, such as a consent, as one object. Those that are
 * left out are named by their properties.
 */
export function columnsOf(row: Class, alias: string, leftOut: readonly string[] = []): string {
  const { columns, embeddeds } = getMetadataArgsStorage()
  const named = (target: unknown, prefixes: string[]) =>
    columns
      .filter((column) => column.target === target && !leftOut.includes(column.propertyName))
      .map(({ propertyName, options }) => ({
        propertyName,
        column: `${alias}."${naming.columnName(propertyName, options.name, prefixes)}"`,
      }))
  const plain = named(row, []).map(({ propertyName, column }) => `${column} as "${propertyName}"`)
  const groups = embeddeds
    .filter((group) => group.target === row)
    .map(({ propertyName, prefix, type }) => {
      const parts = named(type(), [typeof prefix === 'string' ? prefix : propertyName])
      const members = parts.map((part) => `'${part.propertyName}', ${part.column}`)
      return `json_build_object(${members.join(', ')}) as "${propertyName}"`
    })
  return [...plain, ...groups].join(', ')
}
