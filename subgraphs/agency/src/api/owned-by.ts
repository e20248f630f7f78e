/** Where the gateway learns who owns what: the directive that every root field and entity of the contract bears. */
import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLEnumType,
  GraphQLNonNull,
  GraphQLString,
  specifiedDirectives,
} from 'graphql'
import { Directive } from 'type-graphql'

/** NUMBER: the key begins with ISBN digits, and the delegation table says whose. AGENCY: it is, or begins with, a code. */
export type Ownership = 'NUMBER' | 'AGENCY'

export const OwnedBy = (key: string, by: Ownership): ClassDecorator & MethodDecorator =>
  Directive(`@ownedBy(key: "${key}", by: ${by})`)

const OwnershipEnum = new GraphQLEnumType({
  name: 'Ownership',
  description: 'How a key tells which agency owns an object.',
  values: {
    NUMBER: {
      description: 'The key begins with the digits of an ISBN. The delegation table tells which agency owns them.',
    },
    AGENCY: { description: "The key is an agency's code, or an id that begins with one." },
  },
})

/** For a schema's options, so that the directive's definition is printed with it. */
export const OWNED_BY_DIRECTIVES = [
  ...specifiedDirectives,
  new GraphQLDirective({
    name: 'ownedBy',
    description:
      'Names the key that tells which agency owns the field or the entity. The gateway asks only that agency.',
    locations: [DirectiveLocation.OBJECT, DirectiveLocation.FIELD_DEFINITION],
    args: {
      key: {
        type: new GraphQLNonNull(GraphQLString),
        description: 'The name of an argument of the field, or of a field of the entity.',
      },
      by: { type: new GraphQLNonNull(OwnershipEnum), description: 'How the key tells which agency owns the object.' },
    },
  }),
]

/** For a schema's preamble: the wish that the directive be composed into the supergraph. */
export const OWNED_BY_LINK = `
extend schema
  @link(url: "https://isbn-hub.org/ownership/v1.0", import: ["@ownedBy"])
  @composeDirective(name: "@ownedBy")

`
