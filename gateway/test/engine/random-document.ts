/** Random requests over a schema: documents of every kind that the specification knows, with their variables. */
import fc from 'fast-check'
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  OperationTypeNode,
} from 'graphql'

import type { OwnershipRules } from '../../src/partition/ownership.ts'
import type { Request } from './echo.ts'

/** What is there to be asked for. */
export interface Askable {
  readonly schema: GraphQLSchema
  /** Says which arguments name the owner of what is asked for. */
  readonly ownership: OwnershipRules
  /** Texts that an argument of this name takes. */
  readonly arguments: Readonly<Record<string, readonly string[]>>
  /** Texts that this scalar takes. */
  readonly scalars: Readonly<Record<string, readonly string[]>>
}

/** The request, not always a valid one: two fields may be given one name. */
export function randomRequest(g: fc.GeneratorValue, askable: Askable): Request {
  const [first, ...others] = Array.from({ length: 1 + g(fc.nat, 2) }, (_, n) => {
    const type = TYPES[g(fc.nat, TYPES.length - 1)] ?? QUERY
    return new OperationWriter(g, askable, type, n).write()
  })
  const all = [first, ...others]
  const alone = all.length === 1
  const { name, variables } = first ?? { name: '', variables: {} }
  const anonymous = alone && g(fc.boolean)
  const texts = all.flatMap((one) => one?.texts(anonymous) ?? [])
  const order = g(fc.boolean) ? texts : texts.reverse()
  return {
    query: `${['', '\uFEFF', '# a comment\n', ',\n'][g(fc.nat, 3)]}${order.join('\n')}`,
    variables,
    operationName: anonymous || (alone && g(fc.boolean)) ? undefined : name,
  }
}

const { QUERY, MUTATION, SUBSCRIPTION } = OperationTypeNode
const TYPES = [QUERY, QUERY, QUERY, MUTATION, SUBSCRIPTION]

interface Written {
  readonly name: string
  readonly texts: (anonymous: boolean) => string[]
  readonly variables: Readonly<Record<string, unknown>>
}

/** Where a value stands: whether variables may, and which texts make sense. */
interface Position {
  readonly isConstant?: boolean
  readonly hasDefault?: boolean
  /** A condition that is null has a test of its own. */
  readonly isCondition?: boolean
  readonly texts?: readonly string[] | undefined
}

class OperationWriter {
  readonly #g: fc.GeneratorValue
  readonly #askable: Askable
  readonly #type: OperationTypeNode
  readonly #name: string
  readonly #declared: string[] = []
  readonly #variables: Record<string, unknown> = {}
  readonly #fragments: string[] = []
  /** Fields with arguments that have been written already, by their parent type and name. */
  readonly #heads = new Map<string, string[]>()
  #count = 0

  constructor(g: fc.GeneratorValue, askable: Askable, type: OperationTypeNode, number: number) {
    this.#g = g
    this.#askable = askable
    this.#type = type
    this.#name = `Operation${number}`
  }

  write(): Written {
    const root = this.#askable.schema.getRootType(this.#type)
    if (!root) throw new TypeError(`A schema without ${this.#type}.`)
    const body = this.#type === SUBSCRIPTION ? this.#onlyField(root) : this.#selectionSet(root, 1 + this.#g(fc.nat, 4))
    const declared = this.#declared.length === 0 ? '' : `(${this.#declared.join(this.#separator())})`
    return {
      name: this.#name,
      variables: this.#variables,
      texts: (anonymous) => {
        const short = anonymous && this.#type === QUERY && declared === ''
        const head = short ? '' : `${this.#description()}${this.#type} ${anonymous ? '' : this.#name}${declared}`
        return [`${head} ${body}`, ...this.#fragments]
      },
    }
  }

  #pick<T>(...values: readonly T[]): T {
    return values[this.#g(fc.nat, values.length - 1)] as T
  }

  /** True once in so many times; shrinks to false. */
  #seldom(times: number): boolean {
    return this.#g(fc.nat, times - 1) === times - 1
  }

  #separator(): string {
    return this.#pick(' ', ', ', '\n', ' ,,# "\n')
  }

  #description(): string {
    return this.#seldom(4) ? this.#pick('"a description" ', '"""\na "description"\n"""\n', '"\\u{1F4DA}"') : ''
  }

  #onlyField(root: GraphQLObjectType): string {
    const [field] = Object.values(root.getFields())
    if (!field) throw new TypeError(`${root.name} without fields.`)
    const written = this.#field(root, field, 3)
    return this.#pick(`{ ${written} }`, `{ ... { ${written} } }`, `{ ... on ${root.name} { ${written} } }`)
  }

  #selectionSet(type: GraphQLNamedOutputType, depth: number): string {
    const length = 1 + this.#g(fc.nat, 3)
    const selections = Array.from({ length }, () => this.#selection(type, depth))
    return `{ ${selections.join(this.#separator())} }`
  }

  #selection(type: GraphQLNamedOutputType, depth: number): string {
    if (this.#seldom(8)) return `${this.#seldom(3) ? `${this.#alias()}: ` : ''}__typename${this.#directives()}`
    if (depth < 1) return '__typename'
    if (isObjectType(type) && !this.#seldom(5)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => depth >= 2 || isLeafType(getNamedType(field.type)),
      )
      return fields.length === 0 ? '__typename' : this.#field(type, this.#pick(...fields), depth)
    }
    return this.#fragment(type, depth)
  }

  #fragment(type: GraphQLNamedOutputType, depth: number): string {
    const { schema } = this.#askable
    const others = isAbstractType(type)
      ? schema.getPossibleTypes(type)
      : Object.values(schema.getTypeMap()).filter(
          (other) => isAbstractType(other) && isObjectType(type) && schema.isSubType(other, type),
        )
    const on = this.#pick(type, ...others) as GraphQLNamedOutputType
    // Without a condition a fragment is of the type that it stands in.
    const bare = on === type && this.#seldom(2)
    const inner = this.#selectionSet(on, depth - 0.3)
    if (bare || this.#seldom(2)) return `... ${bare ? '' : `on ${on.name}`}${this.#directives()} ${inner}`
    const name = `${this.#name}Fragment${this.#fragments.length}`
    this.#fragments.push(`${this.#description()}fragment ${name} on ${on.name} ${inner}`)
    return this.#pick(`...${name}${this.#directives()}`, `...${name} ...${name}${this.#directives()}`)
  }

  #field(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>, depth: number): string {
    const named = getNamedType(field.type)
    const heads = this.#heads.get(`${parent.name}.${field.name}`) ?? []
    this.#heads.set(`${parent.name}.${field.name}`, heads)
    const head = heads.length > 0 && this.#seldom(3) ? this.#pick(...heads) : this.#head(parent, field)
    heads.push(head)
    const under = isLeafType(named) ? '' : this.#selectionSet(named, depth - 1)
    const isRoot = parent === this.#askable.schema.getSubscriptionType()
    return `${head}${isRoot ? '' : this.#directives()} ${under}`
  }

  #head(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
    const given = field.args.filter((argument) => isRequiredArgument(argument) || this.#pick(true, false))
    const texts = given.map((argument) => `${argument.name}: ${this.#argument(parent, field, argument)}`)
    const shuffled = texts.length > 1 && this.#seldom(2) ? texts.reverse() : texts
    const alias = texts.length > 0 || this.#seldom(12) ? `${this.#alias()}: ` : ''
    return `${alias}${field.name}${texts.length > 0 ? `(${shuffled.join(this.#separator())})` : ''}`
  }

  /** Among them names that others have taken: of keys, of the planner's own, of what all objects of JavaScript have. */
  #alias(): string {
    return this.#seldom(6)
      ? this.#pick('id', 'value', 'isbn13', 'code', 'status', 'toString', '__proto__', '_internal_qp_alias_0', 'name_2')
      : `alias${this.#count++}`
  }

  #argument(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>, argument: GraphQLArgument): string {
    const owner = this.#askable.ownership.fields.get(parent.name)?.get(field.name)
    const texts =
      owner?.key !== argument.name
        ? this.#askable.arguments[argument.name]
        : owner.by === 'NUMBER'
          ? ['978-985-6020']
          : argument.name === 'agency'
            ? this.#type === MUTATION
              ? ['BY']
              : ['BY', 'BG']
            : this.#type === MUTATION
              ? ['BY-1']
              : ['BY-1', 'MK-APPLICATION-2']
    return this.#value(argument.type, { texts, hasDefault: argument.defaultValue !== undefined })
  }

  #directives(): string {
    if (!this.#seldom(8)) return ''
    const condition = (): string =>
      `@${this.#pick('skip', 'include')}(if: ${this.#value(BOOLEAN(this.#askable.schema), { isCondition: true })})`
    return ` ${condition()}`
  }

  /** A literal, or a variable that is declared with it. */
  #value(type: GraphQLInputType, position: Position): string {
    if (!position.isConstant && this.#seldom(4)) return this.#variable(type, position)
    if (isNonNullType(type)) return this.#literal(type.ofType, position)
    return this.#seldom(8) ? 'null' : this.#literal(type, position)
  }

  #literal(type: GraphQLInputType, position: Position): string {
    const { hasDefault, ...inner } = position
    if (isNonNullType(type)) return this.#literal(type.ofType, position)
    if (isListType(type)) {
      // One value stands for a list of one.
      if (this.#seldom(4)) return this.#literal(isListType(type.ofType) ? type.ofType.ofType : type.ofType, inner)
      const elements = Array.from({ length: this.#g(fc.nat, 3) }, () => this.#value(type.ofType, inner))
      return `[${elements.join(this.#separator())}]`
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || this.#seldom(3))
      const texts = fields.map(
        ({ name, type: of, defaultValue }) =>
          `${name}: ${this.#value(of, { ...inner, texts: undefined, hasDefault: defaultValue !== undefined })}`,
      )
      return `{${texts.join(this.#separator())}}`
    }
    if (isEnumType(type)) return this.#pick(...type.getValues()).name
    const texts = position.texts ?? this.#askable.scalars[type.name]
    switch (type.name) {
      case 'Int':
        return String(this.#g(fc.integer, { min: 0, max: 100 }))
      case 'Float':
        return this.#pick('1', '-0.5', '1e3', '25.0', '2E-2')
      case 'Boolean':
        return this.#pick('true', 'false')
      case 'ID':
        return texts || this.#seldom(2) ? this.#string(texts) : String(this.#g(fc.integer))
      default:
        return this.#string(texts)
    }
  }

  #variable(type: GraphQLInputType, position: Position): string {
    const name = this.#seldom(12) ? this.#pick(`__v${this.#count++}`, `toString${this.#count++}`) : `v${this.#count++}`
    const { hasDefault, ...inner } = position
    const constant = { ...inner, isConstant: true }
    const nullable = isNonNullType(type) ? type.ofType : type
    let declared: string
    let mayBeNull = true
    if (isNonNullType(type)) {
      mayBeNull = this.#seldom(3)
      const otherwise = hasDefault && this.#pick(true, false) ? '' : ` = ${this.#literal(nullable, constant)}`
      declared = mayBeNull ? `${String(nullable)}${otherwise}` : String(type)
    } else {
      mayBeNull = !this.#seldom(3)
      const otherwise = this.#pick(true, false) ? '' : ` = ${this.#value(nullable, constant)}`
      declared = mayBeNull ? `${String(nullable)}${otherwise}` : `${String(nullable)}!`
    }
    this.#declared.push(`${this.#description()}$${name}: ${declared}`)
    const given = mayBeNull
      ? this.#pick('a value', 'a value', 'nothing', position.isCondition ? 'nothing' : 'null')
      : 'a value'
    if (given !== 'nothing')
      Object.defineProperty(this.#variables, name, {
        value: given === 'null' ? null : this.#json(nullable, inner),
        enumerable: true,
      })
    return `$${name}`
  }

  /** A value of a variable, before coercion. */
  #json(type: GraphQLInputType, position: Position): unknown {
    if (isNonNullType(type)) return this.#json(type.ofType, position)
    if (!position.isCondition && !position.texts && this.#seldom(12)) return this.#jsonOrNull(type)
    if (isListType(type)) {
      if (this.#seldom(4)) return this.#json(type.ofType, position)
      return Array.from({ length: this.#g(fc.nat, 3) }, () => this.#json(type.ofType, position))
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || this.#seldom(3))
      return Object.fromEntries(fields.map(({ name, type: of }) => [name, this.#json(of, {})]))
    }
    if (isEnumType(type)) return this.#pick(...type.getValues()).name
    const texts = position.texts ?? this.#askable.scalars[type.name]
    switch (type.name) {
      case 'Int':
        return this.#g(fc.integer, { min: 0, max: 100 })
      case 'Float':
        return this.#g(fc.constantFrom, 1, -0.5, 1e3)
      case 'Boolean':
        return this.#g(fc.boolean)
      case 'ID':
        return texts || this.#seldom(2) ? this.#text(texts) : this.#g(fc.integer)
      default:
        return this.#text(texts)
    }
  }

  /** Not always what the type takes. */
  #jsonOrNull(type: GraphQLInputType): unknown {
    return isLeafType(type) ? this.#pick<unknown>(null, 'a text', 7, true, {}) : null
  }

  #text(texts: readonly string[] | undefined): string {
    return texts ? this.#pick(...texts) : this.#g(fc.string, { unit: 'binary', maxLength: 6 })
  }

  /** A string as a document may have it. */
  #string(texts: readonly string[] | undefined): string {
    const text = this.#text(texts)
    const isPlain = !/"""|[\\\r]|"$/.test(text)
    if (isPlain && this.#seldom(4)) return `"""${this.#pick('', '\n  ')}${text}${this.#pick('', '\n')}"""`
    const escape = this.#seldom(3)
    return `"${[...text].map((character) => this.#character(character, escape)).join('')}"`
  }

  #character(character: string, escape: boolean): string {
    const short = SHORT[character]
    if (short !== undefined) return this.#pick(short, hex(character))
    if (!escape) return character
    return this.#pick(character, `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`, hex(character))
  }
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/** With two escapes where the character is beyond U+FFFF. */
const hex = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, n) => `\\u${character.charCodeAt(n).toString(16).padStart(4, '0')}`,
  ).join('')

function BOOLEAN(schema: GraphQLSchema): GraphQLInputType {
  const [argument] = schema.getDirective('skip')?.args ?? []
  if (!argument) throw new TypeError('A schema without @skip.')
  return argument.type
}
