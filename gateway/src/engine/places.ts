/** Finding objects in an answer by a query plan's path, and saying where they stand. */
import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner'

import type { Path } from '../graphql/answer.ts'
import type { Data } from '../graphql/complete.ts'

/** A path of a plan: field by field; lists are gone through wherever they come. */
export interface PlacePath {
  readonly steps: readonly Step[]
}

type Step =
  { readonly kind: 'field'; readonly name: string } | { readonly kind: 'type'; readonly names: ReadonlySet<string> }

export function compilePath(segments: readonly FlattenNodePathSegment[]): PlacePath {
  const steps = segments.flatMap((segment): Step[] => {
    if (segment === '@') return []
    if ('Field' in segment) return [{ kind: 'field', name: segment.Field }]
    return [{ kind: 'type', names: new Set(segment.TypeCondition) }]
  })
  return { steps }
}

/** Calls `visit` with each object at the path, in order. */
export function visitPlaces(data: unknown, { steps }: PlacePath, visit: (object: Data) => void): void {
  walk(data, steps, 0, visit)
}

function walk(value: unknown, steps: readonly Step[], index: number, visit: (object: Data) => void): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const element of value) walk(element, steps, index, visit)
    return
  }
  const object = value as Data
  const step = steps[index]
  if (!step) return visit(object)
  if (step.kind === 'field') walk(object[step.name], steps, index + 1, visit)
  else if (fits(object, step.names)) walk(object, steps, index + 1, visit)
}

/** Where the objects stand that {@link visitPlaces} finds, in the same order. Slower, and only wanted for errors. */
export function pathsOf(data: unknown, { steps }: PlacePath): Path[] {
  const found: Path[] = []
  const go = (value: unknown, index: number, path: Path): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) return value.forEach((element, n) => go(element, index, [...path, n]))
    const object = value as Data
    const step = steps[index]
    if (!step) found.push(path)
    else if (step.kind === 'field') go(object[step.name], index + 1, [...path, step.name])
    else if (fits(object, step.names)) go(object, index + 1, path)
  }
  go(data, 0, [])
  return found
}

/** An object whose type nobody asked for has the only type that it can have. */
const fits = (object: Data, names: ReadonlySet<string>): boolean =>
  typeof object['__typename'] !== 'string' || names.has(object['__typename'])
