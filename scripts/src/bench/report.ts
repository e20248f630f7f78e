// What a run found out, as one JSON document and as a table.

import type { Machine } from './machine.ts'
import { median } from './rounds.ts'

/** Either side of a goal is met by equality. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number }

export interface Figure {
  readonly name: string
  /** What `runs` and `median` count; × for a ratio of two things measured in the same round. */
  readonly unit: string
  readonly runs: readonly number[]
  readonly median: number
  readonly goal?: Goal
  readonly met?: boolean
}

export interface Section {
  readonly number: number
  readonly title: string
  /** A few sentences on the subject and the method of the measurement. */
  readonly about: string
  readonly figures: readonly Figure[]
}

export interface Report {
  readonly machine: Machine
  /** The version; empty where no section needed it. */
  readonly postgres: string
  readonly quick: boolean
  readonly seconds: number
  readonly sections: readonly Section[]
}

/** A figure of these runs: its median counts, and is held against the goal. */
export function figure(name: string, unit: string, runs: readonly number[], goal?: Goal): Figure {
  const value = median(runs)
  const result = { name, unit, runs: runs.map(rounded), median: rounded(value) }
  return goal ? { ...result, goal, met: meets(value, goal) } : result
}

const meets = (value: number, goal: Goal): boolean => ('atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost)

/** Four digits are more than any run can repeat. */
const rounded = (value: number): number => Number(value.toPrecision(4))

/** Above this load from other programs, a measurement means nothing. */
const QUIET = 0.1

export function asTable({ machine, postgres, quick, seconds, sections }: Report): string {
  const { cores, processor, memoryGigabytes, node, system, date, busyBefore } = machine
  const programs = `Node ${node}${postgres && `, PostgreSQL ${postgres}`}`
  const head = [
    `${cores} cores (${processor}), ${memoryGigabytes} GB, ${system}, ${programs}, ${date}`,
    'The load comes from the same machine.',
    ...(quick ? ['A quick run: short rounds, and 100,000 publishers for a million.'] : []),
    ...(busyBefore > QUIET ? [`Others took ${Math.round(100 * busyBefore)} % of the cores when it began.`] : []),
  ]
  const width = Math.max(...sections.flatMap(({ figures }) => figures.map(({ name }) => name.length)))
  const body = sections.flatMap(({ number, title, about, figures }) => [
    '',
    `${number}  ${title}`,
    ...wrapped(about, 100).map((line) => `   ${line}`),
    ...figures.map((each) =>
      `   ${each.name.padEnd(width)}  ${amount(each).padStart(14)}   ${verdict(each)}`.trimEnd(),
    ),
  ])
  return [...head, ...body, '', `${Math.round(seconds)} s`].join('\n')
}

const amount = ({ median, unit }: Figure): string => `${grouped(median)} ${unit}`

function verdict({ runs, goal, met, unit }: Figure): string {
  const spread = runs.length > 1 ? `${grouped(Math.min(...runs))} … ${grouped(Math.max(...runs))}` : ''
  if (!goal) return spread
  const limit = 'atLeast' in goal ? `at least ${grouped(goal.atLeast)}` : `at most ${grouped(goal.atMost)}`
  return `${spread.padEnd(20)} ${met ? 'met' : 'NOT MET'}: ${limit} ${unit}`
}

const grouped = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 })

function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + word.length < width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
