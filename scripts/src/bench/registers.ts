// The registers of the five countries, filled for a run: one with a few publishers, one with many, three beside them.

import { isbnAt } from '@isbn-hub/isbn/number'

import { type AgencyCode, type BenchHub, SPACIOUS } from './hub.ts'
import { randomFrom } from './random.ts'
import { fillRegister, type MadeUpPrefix, type MadeUpRegister } from './synthetic-register.ts'

export interface Registers {
  readonly small: FilledRegister
  readonly large: FilledRegister
  /** Those of the three other agencies. */
  readonly others: readonly FilledRegister[]
}

export interface FilledRegister extends MadeUpRegister {
  readonly agency: AgencyCode
  readonly groups: readonly string[]
}

export const SMALL = 10_000
export const LARGE = 1_000_000
export const LARGE_QUICK = 100_000
const OTHERS = 2_000
/** How many of a register are asked for in turn: more than a round can ask. */
const SAMPLE = 40_000

/** 978-985 has room for 13,060 publishers, the groups of the three others for 2,422 to 9,323. */
export function fillSmall(hub: BenchHub): Promise<FilledRegister> {
  return fill(hub, 'BY', ['978-985'], SMALL)
}

/** The small one, filled before, and the four others. */
export async function fillRegisters(hub: BenchHub, small: FilledRegister, quick: boolean): Promise<Registers> {
  return {
    small,
    large: await fill(hub, SPACIOUS.agency, SPACIOUS.groups, quick ? LARGE_QUICK : LARGE),
    others: [
      await fill(hub, 'MK', ['978-608', '978-9989'], OTHERS),
      await fill(hub, 'UZ', ['978-9943', '978-9910'], OTHERS),
      await fill(hub, 'AF', ['978-9936'], OTHERS),
    ],
  }
}

async function fill(
  hub: BenchHub,
  agency: AgencyCode,
  groups: readonly string[],
  publishers: number,
): Promise<FilledRegister> {
  const { adminUrl } = hub.agencies[agency]
  return { agency, groups, ...(await fillRegister(adminUrl, groups, publishers, SAMPLE)) }
}

/** 9789859000006, given out under the prefix. */
export const numberUnder = ({ lo }: MadeUpPrefix): string => isbnAt(lo)

export const holderOf = ({ agency }: FilledRegister, { publisher }: MadeUpPrefix): string => `${agency}-${publisher}`

/** Draws from the first `among` of a register's sample, no one twice in a draw. */
export function drawFrom(register: FilledRegister, count: number, seed: number, among = Infinity): MadeUpPrefix[] {
  const random = randomFrom(seed)
  const pool = register.sample.slice(0, among)
  for (let place = 0; place < Math.min(count, pool.length); place++) {
    const other = place + Math.floor(random() * (pool.length - place))
    const drawn = pool[other] as MadeUpPrefix
    pool[other] = pool[place] as MadeUpPrefix
    pool[place] = drawn
  }
  return pool.slice(0, count)
}
