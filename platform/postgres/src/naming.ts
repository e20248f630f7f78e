/** What tables' parts are called where an entity doesn't say it: as PostgreSQL and this project call them. */
import { DefaultNamingStrategy, type Table } from 'typeorm'

/** registeredOn → registered_on */
const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const nameOf = (table: Table | string): string =>
  (typeof table === 'string' ? table : table.name).split('.').at(-1) ?? ''

export class Naming extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return [...prefixes, custom ?? property].map(snakeCase).join('_')
  }

  override primaryKeyName(table: Table | string): string {
    return `${nameOf(table)}_pkey`
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return [nameOf(table), ...columns].join('_')
  }

  override indexName(table: Table | string, columns: string[]): string {
    return `${nameOf(table)}_by_${columns.join('_and_')}`
  }
}
