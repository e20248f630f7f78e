/** A subgraph in the gateway's own process: documents are compiled once to plain functions, and nothing waits. */
import { buildASTSchema, type DocumentNode, type GraphQLSchema, Kind, parse } from 'graphql'

import type { Answer, AnswerError } from '../graphql/answer.ts'
import { compileObject, type CompileRead, type Completion, type Data } from '../graphql/complete.ts'
import { readSelection, type SelectedField, type Selection, type Variables } from '../graphql/selections.ts'

export type FieldResolver<C> = (source: never, given: never, context: C) => unknown

/** What answers: by type, then by field. A field without a resolver is read from the source. */
export interface Resolvers<C> {
  readonly fields: Readonly<Record<string, Readonly<Record<string, FieldResolver<C>>>>>
  /** From a representation's key fields to the source of its entity; undefined where there is none. */
  readonly entities: Readonly<Record<string, (representation: never, context: C) => object | undefined>>
  /** Streams, by the name of the subscription field. */
  readonly streams: Readonly<Record<string, (given: never, context: C) => AsyncIterable<object>>>
}

/** A compiled document. */
export type Program<C> = (variables: Variables, context: C) => Answer | AsyncIterable<Answer>

/** A request to the subgraph. */
interface Request<C> extends Completion {
  readonly variables: Variables
  readonly context: C
}

export class InProcessSubgraph<C> {
  readonly #schema: GraphQLSchema
  readonly #resolvers: Resolvers<C>

  constructor(sdl: string, resolvers: Resolvers<C>) {
    const types = Object.keys(resolvers.entities).join(' | ')
    const document = parse(`${sdl}
      scalar _Any union _Entity = ${types} extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`)
    this.#schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true })
    this.#resolvers = resolvers
  }

  /** Compiles a document with one operation, whose conditions have been decided. */
  compile(document: DocumentNode): Program<C> {
    const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    if (!operation) throw new TypeError('A subgraph request without an operation.')
    const selection = readSelection(this.#schema, document, operation)
    return operation.operation === 'subscription' ? this.#stream(selection) : this.#query(selection)
  }

  /** Each field at the root by itself, so that one that is refused spoils no other. */
  #query({ type, fields }: Selection): Program<C> {
    const programs = fields.map((field) => ({
      key: field.key,
      complete: compileObject<Request<C>>({ type, fields: [field] }, this.#compileRead),
    }))
    return (variables, context) => {
      const data: Data = {}
      const errors: AnswerError[] = []
      for (const { key, complete } of programs) {
        const own: Request<C> = { variables, context, errors: [] }
        data[key] = complete(NOTHING, own)?.[key] ?? null
        errors.push(...own.errors)
      }
      return errors.length === 0 ? { data } : { data, errors }
    }
  }

  #stream({ type, fields }: Selection): Program<C> {
    const [field] = fields
    const open = field && this.#resolvers.streams[field.definition.name]
    if (!open) throw new TypeError('This subgraph has no such stream.')
    const given = compileArguments(field)
    const complete = compileObject<Request<C>>({ type, fields }, (one, parent) =>
      one === field ? ({ message }) => message : this.#compileRead(one, parent),
    )
    return (variables, context) =>
      each(open(given(variables) as never, context), (message) => {
        const errors: AnswerError[] = []
        const data = complete({ message }, { variables, context, errors })
        return errors.length === 0 ? { data } : { data, errors }
      })
  }

  readonly #compileRead: CompileRead<Request<C>> = (field, type) => {
    const { name } = field.definition
    if (name === '_entities') return this.#readEntities(field)
    const resolve = this.#resolvers.fields[type.name]?.[name]
    if (!resolve) return (source) => source[name]
    const given = compileArguments(field)
    return (source, { variables, context, errors }) => {
      try {
        return resolve(source as never, given(variables) as never, context)
      } catch (error) {
        errors.push(asRefused(error))
        return null
      }
    }
  }

  #readEntities(field: SelectedField): ReturnType<CompileRead<Request<C>>> {
    const given = compileArguments(field)
    return (_, { variables, context }) =>
      (given(variables)['representations'] as { readonly __typename: string }[]).map((representation) => {
        const { __typename } = representation
        const found = this.#resolvers.entities[__typename]?.(representation as never, context)
        return found && { ...found, __typename }
      })
  }
}

const NOTHING: Readonly<Data> = {}

/** The coerced arguments; those without a value or a default have no member. */
function compileArguments({ definition, arguments: given }: SelectedField): (variables: Variables) => Readonly<Data> {
  const defaults: Data = {}
  for (const { name, defaultValue } of definition.args) if (defaultValue !== undefined) defaults[name] = defaultValue
  if (given.length === 0) return () => defaults
  return (variables) => {
    const values = { ...defaults }
    for (const {
      definition: { name },
      value,
    } of given) {
      const coerced = value(variables)
      if (coerced !== undefined) values[name] = coerced
    }
    return values
  }
}

/** What a resolver refuses has a code. Throws anything else, which is a fault. */
function asRefused(error: unknown): AnswerError {
  if (!(error instanceof Error) || !('code' in error)) throw error
  return { message: error.message, extensions: { code: error.code } }
}

/** Like `map`, for what comes over time; closing it closes what it reads. */
async function* each<A, B>(items: AsyncIterable<A>, change: (item: A) => B): AsyncGenerator<B> {
  for await (const item of items) yield change(item)
}
