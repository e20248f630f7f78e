/** Random queries over a schema, valid and small, with aliases, fragments and conditions. */
import fc from 'fast-check'
import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql'

/** How each argument may be filled, by its name: GraphQL literals. A field that needs another one isn't asked. */
export type Fillings = Readonly<Record<string, readonly string[]>>

/** The text of a query; `$yes` and `$no` are declared and may be used in conditions. */
export function queryOver(schema: GraphQLSchema, fillings: Fillings, depth: number): fc.Arbitrary<string> {
  const root = schema.getQueryType()
  if (!root) throw new TypeError('A schema without queries.')
  return selection(root, schema, fillings, depth).map(
    (text) => `query ($yes: Boolean = true, $no: Boolean = false) ${text}`,
  )
}

function selection(
  type: GraphQLObjectType,
  schema: GraphQLSchema,
  fillings: Fillings,
  depth: number,
): fc.Arbitrary<string> {
  const fields = Object.values(type.getFields()).filter(
    (one) => askable(one, fillings) && (depth > 1 || isLeafType(getNamedType(one.type))),
  )
  const one = fc.constantFrom(...fields).chain((asked) => field(asked, schema, fillings, depth))
  const wrapped = fc
    .tuple(one, fc.constantFrom('', '', '', ...WRAPPERS))
    .map(([text, wrapper]) =>
      wrapper === ''
        ? text
        : `... ${wrapper.includes('on') ? `on ${type.name}` : ''} ${wrapper.replace('on', '')} { ${text} }`,
    )
  // Two fields of one name but other arguments would not go together: each has an alias of its own.
  return fc
    .array(wrapped, { minLength: 1, maxLength: 4 })
    .map((texts) => `{ __typename ${texts.map((text, n) => text.replaceAll('ALIAS', `a${n}`)).join(' ')} }`)
}

const WRAPPERS = ['on', '@include(if: $yes)', 'on @skip(if: $no)', '@include(if: $no)']

function askable({ args }: GraphQLField<unknown, unknown>, fillings: Fillings): boolean {
  return args.every(
    ({ name, type, defaultValue }) => name in fillings || defaultValue !== undefined || !String(type).endsWith('!'),
  )
}

function field(
  asked: GraphQLField<unknown, unknown>,
  schema: GraphQLSchema,
  fillings: Fillings,
  depth: number,
): fc.Arbitrary<string> {
  const given = asked.args.filter(({ name }) => name in fillings)
  const values = fc.tuple(...given.map(({ name }) => fc.constantFrom(...(fillings[name] ?? []))))
  const under = inner(getNamedType(asked.type), schema, fillings, depth - 1)
  return fc.tuple(values, under, fc.boolean()).map(([literals, text, aliased]) => {
    const list = literals.map((literal, n) => `${given[n]?.name}: ${literal}`).join(', ')
    // An alias wherever there are arguments, so that no two askings collide.
    const alias = aliased || list ? `ALIAS_${asked.name}: ` : ''
    return `${alias}${asked.name}${list && `(${list})`} ${text}`
  })
}

function inner(type: GraphQLNamedType, schema: GraphQLSchema, fillings: Fillings, depth: number): fc.Arbitrary<string> {
  if (isLeafType(type)) return fc.constant('')
  if (isObjectType(type)) return selection(type, schema, fillings, depth)
  if (!isAbstractType(type)) return fc.constant('')
  return fc
    .tuple(
      ...schema
        .getPossibleTypes(type)
        .map((one) => selection(one, schema, fillings, depth).map((text) => `... on ${one.name} ${text}`)),
    )
    .map((texts) => `{ __typename ${texts.join(' ')} }`)
}
