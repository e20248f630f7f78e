// Rounds that take turns, and their summary: two things are compared only under the same load of the machine.

/** Each of these is measured once a round. */
export type Contestants<Name extends string, Result> = Readonly<Record<Name, () => Result | Promise<Result>>>

/**
 * The results of each, in the order of the rounds. Every second round runs backwards, so that none of them always comes first,
 * and a slow drift of the machine meets all alike.
 */
export async function takeTurns<Name extends string, Result>(
  contestants: Contestants<Name, Result>,
  rounds: number,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(contestants) as Name[]
  const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed()) results[name].push(await contestants[name]())
  return results
}

/** Round by round, a / b. */
export function ratios(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, round) => value / (b[round] ?? NaN))
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2
}

/** The value that `share` of all don't exceed: 0.99 for p99. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}
