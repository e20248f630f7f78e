/**
 * A subgraph in the gateway's own process: documents are compiled once to plain functions, and nothing waits.
 *
 * A general executor asks of each field whether it may be a promise, and of each value whether it is well formed. Here
 * all values are ours and at hand; a bulk look-up of 1,000 numbers has tens of thousands of them.
 */
import {
  buildASTSchema,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql'

import type { Answer, AnswerError } from '../graphql/answer.ts'
import {
  argumentsOf,
  type ConditionalSet,
  type JoinedField,
  Selections,
  type Variables,
  type Wanted,
} from '../graphql/selections.ts'

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

export class InProcessSubgraph<C> {
  readonly #schema: GraphQLSchema
  readonly #resolvers: Resolvers<C>

  constructor(sdl: string, resolvers: Resolvers<C>) {
    this.#schema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValid: true, assumeValidSDL: true })
    this.#resolvers = resolvers
  }

  compile(document: DocumentNode): Program<C> {
    const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    const root = operation && this.#schema.getRootType(operation.operation)
    if (!root) throw new TypeError('This subgraph has no such operation.')
    const compiler = new Compiler(document, this.#schema, this.#resolvers)
    return operation.operation === 'subscription'
      ? compiler.stream(root, operation.selectionSet)
      : compiler.query(root, operation.selectionSet)
  }
}

/** From a source to its part of the answer. */
type Complete<C> = (source: unknown, variables: Variables, context: C) => unknown

interface Step<C> {
  readonly key: string
  readonly run: Complete<C>
  readonly wanted: Wanted
}

const NOTHING: Variables = {}

class Compiler<C> {
  readonly #schema: GraphQLSchema
  readonly #resolvers: Resolvers<C>
  readonly #selections: Selections

  constructor(document: DocumentNode, schema: GraphQLSchema, resolvers: Resolvers<C>) {
    this.#schema = schema
    this.#resolvers = resolvers
    this.#selections = new Selections(document, schema)
  }

  query(root: GraphQLObjectType, selectionSet: SelectionSetNode): Program<C> {
    const steps = this.#steps(root, [{ selectionSet, wanted: undefined }])
    return (variables, context) => {
      const data: Record<string, unknown> = {}
      const errors: AnswerError[] = []
      for (const { key, run, wanted } of steps) {
        if (wanted && !wanted(variables)) continue
        try {
          data[key] = run(undefined, variables, context)
        } catch (error) {
          data[key] = null
          errors.push(errorAt(error, key))
        }
      }
      return errors.length === 0 ? { data } : { data, errors }
    }
  }

  stream(root: GraphQLObjectType, selectionSet: SelectionSetNode): Program<C> {
    const [field] = this.#selections.of(root, [{ selectionSet, wanted: undefined }])
    const open = field && this.#resolvers.streams[field.name]
    const definition = field && root.getFields()[field.name]
    if (!open || !definition) throw new TypeError('This subgraph has no such stream.')
    const complete = this.#value(definition.type, field.under)
    return (variables, context) =>
      each(open(argumentsOf(field.node, variables) as never, context), (message) => ({
        data: { [field.key]: complete(message, variables, context) },
      }))
  }

  #steps(type: GraphQLObjectType, sets: readonly ConditionalSet[]): Step<C>[] {
    return this.#selections
      .of(type, sets)
      .map((field) => ({ key: field.key, run: this.#field(type, field), wanted: field.wanted }))
  }

  #field(type: GraphQLObjectType, { name, node, under }: JoinedField): Complete<C> {
    if (name === '__typename') return () => type.name
    if (name === '_entities') return this.#entities(node, under)
    const definition = type.getFields()[name]
    if (!definition) throw new TypeError(`This subgraph has no ${type.name}.${name}.`)
    const complete = this.#value(definition.type, under)
    const resolve = this.#resolvers.fields[type.name]?.[name]
    if (!resolve) return (source, variables, context) => complete((source as Variables)[name], variables, context)
    if (!node.arguments?.length)
      return (source, variables, context) =>
        complete(resolve(source as never, NOTHING as never, context), variables, context)
    return (source, variables, context) =>
      complete(resolve(source as never, argumentsOf(node, variables) as never, context), variables, context)
  }

  #entities(node: FieldNode, under: readonly ConditionalSet[]): Complete<C> {
    const kinds = new Map(
      Object.entries(this.#resolvers.entities).flatMap(([name, find]) => {
        const type = this.#schema.getType(name)
        return isObjectType(type) ? [[name, { find, complete: this.#object(type, under) }] as const] : []
      }),
    )
    return (_source, variables, context) => {
      const { representations } = argumentsOf(node, variables)
      if (!Array.isArray(representations)) return []
      return representations.map((representation: { readonly __typename: string }) => {
        const kind = kinds.get(representation.__typename)
        return kind ? kind.complete(kind.find(representation as never, context), variables, context) : null
      })
    }
  }

  #value(type: GraphQLOutputType, under: readonly ConditionalSet[]): Complete<C> {
    if (isNonNullType(type)) return this.#value(type.ofType, under)
    if (isListType(type)) {
      const item = this.#value(type.ofType, under)
      return (source, variables, context) =>
        Array.isArray(source) ? source.map((element) => item(element, variables, context)) : null
    }
    if (isLeafType(type)) return (source) => source ?? null
    if (isObjectType(type)) return this.#object(type, under)
    if (!isAbstractType(type)) throw new TypeError(`This subgraph can't answer a ${String(type)}.`)
    const kinds = new Map(this.#schema.getPossibleTypes(type).map((kind) => [kind.name, this.#object(kind, under)]))
    return (source, variables, context) =>
      (source && kinds.get((source as { readonly __typename: string }).__typename)?.(source, variables, context)) ??
      null
  }

  #object(type: GraphQLObjectType, under: readonly ConditionalSet[]): Complete<C> {
    const steps = this.#steps(type, under)
    return (source, variables, context) => {
      if (!source) return null
      const answer: Record<string, unknown> = {}
      for (const { key, run, wanted } of steps)
        if (!wanted || wanted(variables)) answer[key] = run(source, variables, context)
      return answer
    }
  }
}

/** What a resolver refuses has a code; anything else is a fault. */
function errorAt(error: unknown, key: string): AnswerError {
  if (!(error instanceof Error) || !('code' in error)) throw error
  return { message: error.message, path: [key], extensions: { code: error.code } }
}

/** Like `map`, for what comes over time; closing it closes what it reads. */
async function* each<A, B>(items: AsyncIterable<A>, change: (item: A) => B): AsyncGenerator<B> {
  for await (const item of items) yield change(item)
}
