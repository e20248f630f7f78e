/** The schema that clients see, with scalars that validate their input as the subgraphs do. */
import { SCALARS } from '@isbn-hub/subgraph/scalars'
import { buildSchema, type GraphQLSchema, isScalarType } from 'graphql'

export function buildPublicSchema(sdl: string): GraphQLSchema {
  const schema = buildSchema(sdl, { assumeValidSDL: true })
  for (const { name, parseValue, parseLiteral } of SCALARS) {
    const type = schema.getType(name)
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral })
  }
  return schema
}
