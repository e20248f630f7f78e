/** The answer of a mutation in the graph, named after the mutation: `<Act>Result = <Act>Success | Refusal`. */
import { createUnionType, Field, ObjectType } from 'type-graphql'

import { isRefusal } from '../domain/refusal.ts'
import { RefusalType } from './refusal-type.ts'

type ReturnTypeFunction = Parameters<typeof Field>[0]

/** The one field of a success: its name, its type, and its description. */
interface SuccessField {
  readonly name: string
  readonly type: ReturnTypeFunction
  readonly description: string
}

/** The union type for the mutation `act` (AssignPrefix). A success is answered as an object with the field of this name. */
export function actResult(act: string, description: string, field: SuccessField) {
  const success = class {}
  Object.defineProperty(success, 'name', { value: `${act}Success` })
  ObjectType(`${act}Success`, { description })(success)
  Field(field.type, { description: field.description })(success.prototype, field.name)
  return createUnionType({
    name: `${act}Result`,
    description: 'The success, or the reason why the agency refuses.',
    types: () => [success, RefusalType] as const,
    resolveType: (value) => (isRefusal(value) ? RefusalType : success),
  })
}
