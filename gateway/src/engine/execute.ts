/** Carries out a compiled plan: asks, and puts the answers together. */
import type { Answer, AnswerError, Path } from '../graphql/answer.ts'
import type { Data } from '../graphql/complete.ts'
import type { Variables } from '../graphql/selections.ts'
import type { RequestContext } from '../partition/executor.ts'
import { pathsOf, visitPlaces } from './places.ts'
import type { CompiledPlan, CompiledStream, EntityFetch, EntityList, RootFetch } from './plan.ts'
import { RepresentationList } from './representations.ts'

/** Everything that was answered so far; still with what only the plan needs. */
export interface Gathered {
  readonly data: Data
  readonly errors: AnswerError[]
}

export async function gather(
  plan: CompiledPlan,
  variables: Variables,
  requestContext: RequestContext,
): Promise<Gathered> {
  const run = new Run(variables, requestContext, {}, [])
  await run.node(plan)
  return run
}

/** One gathering for each event of the stream, with errors of its own. */
export async function* gatherEach(
  { source, rest }: CompiledStream,
  variables: Variables,
  requestContext: RequestContext,
): AsyncGenerator<Gathered> {
  const events = await source.fetch(pick(source.variables, variables), requestContext)
  if (!(Symbol.asyncIterator in events)) {
    yield { data: { ...events.data }, errors: [...(events.errors ?? [])] }
    return
  }
  for await (const { data, errors } of events) {
    // Time counts from the event, not from when the stream was opened.
    const own = { ...requestContext, deadline: performance.now() + requestContext.patience }
    const run = new Run(variables, own, { ...data }, [...(errors ?? [])])
    source.output?.(run.data)
    if (rest) await run.node(rest)
    yield run
  }
}

class Run implements Gathered {
  readonly data: Data
  readonly errors: AnswerError[]
  readonly #variables: Variables
  readonly #requestContext: RequestContext

  constructor(variables: Variables, requestContext: RequestContext, data: Data, errors: AnswerError[]) {
    this.#variables = variables
    this.#requestContext = requestContext
    this.data = data
    this.errors = errors
  }

  /** Promises only where something is waited for: most of what is near at hand isn't. */
  node(plan: CompiledPlan): Promise<void> | undefined {
    switch (plan.kind) {
      case 'sequence':
        return this.#sequence(plan.nodes, 0)
      case 'parallel': {
        const waiting = plan.nodes.flatMap((node) => this.node(node) ?? [])
        return waiting.length === 0
          ? undefined
          : waiting.length === 1
            ? waiting[0]
            : Promise.all(waiting).then(() => undefined)
      }
      case 'root':
        return this.#then(plan.fetch(pick(plan.variables, this.#variables), this.#requestContext), (answer) =>
          this.#takeRoot(plan, answer),
        )
      case 'entities':
        return this.#entities(plan)
    }
  }

  #sequence(nodes: readonly CompiledPlan[], from: number): Promise<void> | undefined {
    for (let index = from; index < nodes.length; index++) {
      const node = nodes[index]
      const waiting = node && this.node(node)
      if (waiting) return waiting.then(() => this.#sequence(nodes, index + 1))
    }
    return undefined
  }

  #then(answer: ReturnType<RootFetch['fetch']>, take: (answer: Answer) => void): Promise<void> | undefined {
    if (answer instanceof Promise) return answer.then(take)
    if (Symbol.asyncIterator in answer) throw new TypeError('A stream where one answer was expected.')
    take(answer)
    return undefined
  }

  #takeRoot({ output }: RootFetch, { data, errors }: Answer): void {
    if (errors) this.errors.push(...errors)
    if (!data) return
    output?.(data)
    merge(this.data, data)
  }

  #entities(plan: EntityFetch): Promise<void> | undefined {
    const variables = pick(plan.variables, this.#variables) as Record<string, unknown>
    const lists = new Map<string, RepresentationList>()
    let count = 0
    for (const { variable, paths, represent, input } of plan.lists) {
      // Two fields of the request may share one list.
      const list = lists.get(variable) ?? new RepresentationList()
      lists.set(variable, list)
      for (const path of paths) visitPlaces(this.data, path, (object) => void list.add(object, represent))
      input?.(list.list)
      variables[variable] = list.list
      count += list.list.length
    }
    if (count === 0) return undefined
    return this.#then(plan.fetch(variables, this.#requestContext), (answer) => this.#takeEntities(plan, lists, answer))
  }

  #takeEntities(plan: EntityFetch, lists: ReadonlyMap<string, RepresentationList>, { data, errors }: Answer): void {
    if (errors) for (const error of errors) this.#takeError(plan, error)
    for (const { alias, variable, output } of plan.lists) {
      const entities = data?.[alias]
      if (!Array.isArray(entities)) continue
      output?.(entities)
      const { objects } = lists.get(variable) ?? { objects: [] }
      for (let n = 0; n < objects.length; n++) {
        const entity = entities[n] as Data | null | undefined
        if (entity) for (const object of objects[n] ?? []) merge(object, entity)
      }
    }
  }

  /** From the n-th entity of a list to wherever that object stands in the client's answer. */
  #takeError(plan: EntityFetch, error: AnswerError): void {
    const [alias, n, ...rest] = error.path ?? []
    const list = plan.lists.find((one) => one.alias === alias) ?? plan.lists[0]
    const places = list ? this.#placesOf(list) : []
    const paths = (typeof n === 'number' ? places[n] : undefined) ?? places[0]?.slice(0, 1) ?? []
    if (paths.length === 0) this.errors.push({ ...error, path: [] })
    for (const path of paths) this.errors.push({ ...error, path: [...path, ...rest] })
  }

  /** The paths of the objects that each representation of a list stands for. Found anew: errors are rare. */
  #placesOf({ paths, represent }: EntityList): Path[][] {
    const list = new RepresentationList()
    const places: Path[][] = []
    for (const path of paths) {
      const found = pathsOf(this.data, path)
      let index = 0
      visitPlaces(this.data, path, (object) => {
        const n = list.add(object, represent)
        const at = found[index++]
        if (n === undefined || !at) return
        const known = places[n]
        if (known) known.push(at)
        else places[n] = [at]
      })
    }
    return places
  }
}

/** The variables of these names, as far as they are given. */
function pick(names: readonly string[], variables: Variables): Variables {
  const picked = Object.create(null) as Record<string, unknown>
  for (const name of names) if (name in variables) picked[name] = variables[name]
  return picked
}

/** Adds what is new. Where both have an object, or lists of objects of one length, those are joined in turn. */
function merge(target: Data, addition: Readonly<Record<string, unknown>>): void {
  for (const key in addition) {
    // An answer's own member of that name would be taken for what all objects have in common.
    if (key === '__proto__') continue
    const known = target[key]
    const value = addition[key]
    if (known === undefined || known === null) target[key] = value
    else if (typeof known === 'object' && typeof value === 'object' && value !== null) mergeInto(known, value)
    else if (value !== null) target[key] = value
  }
}

function mergeInto(known: object, value: object): void {
  if (Array.isArray(known)) {
    if (!Array.isArray(value)) return
    for (let index = 0; index < known.length; index++) {
      const one: unknown = known[index]
      const other: unknown = value[index]
      if (typeof one === 'object' && one !== null && typeof other === 'object' && other !== null) mergeInto(one, other)
    }
  } else if (!Array.isArray(value)) merge(known as Data, value as Data)
}
