/** Names that the planner changed on the way to a subgraph, changed back in its answer, and the other way round. */
import type { FetchNodePathSegment, FetchRewrite } from '@graphql-hive/router-query-planner'

import type { Data } from '../graphql/complete.ts'

/** Applies the rewrites in place. */
export type Rewrite = (data: unknown) => void

/** Undefined where there is nothing to rewrite. */
export function compileRewrites(rewrites: readonly FetchRewrite[] | undefined): Rewrite | undefined {
  if (!rewrites?.length) return undefined
  const compiled = rewrites.map(compileRewrite)
  return (data) => {
    for (const rewrite of compiled) rewrite(data)
  }
}

function compileRewrite(rewrite: FetchRewrite): Rewrite {
  if ('KeyRenamer' in rewrite) {
    const { path, renameKeyTo } = rewrite.KeyRenamer
    return at(path, (object, key) => {
      if (!(key in object)) return
      object[renameKeyTo] = object[key]
      delete object[key]
    })
  }
  const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite
  return at(path, (object, key) => {
    object[key] = setValueTo
  })
}

/** Acts on the last key of the path, in every object that the path leads to. */
function at(path: readonly FetchNodePathSegment[], act: (object: Data, key: string) => void): Rewrite {
  const go = (value: unknown, index: number): void => {
    if (Array.isArray(value)) return value.forEach((element) => go(element, index))
    if (typeof value !== 'object' || value === null) return
    const object = value as Data
    const segment = path[index]
    if (!segment) return
    if ('TypenameEquals' in segment) {
      const type = object['__typename']
      if (typeof type !== 'string' || segment.TypenameEquals.includes(type)) go(object, index + 1)
    } else if (index === path.length - 1) act(object, segment.Key)
    else go(object[segment.Key], index + 1)
  }
  return (data) => go(data, 0)
}
