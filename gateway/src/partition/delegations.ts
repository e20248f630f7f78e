/** The delegation table: whose a number is. Most specific span first, as RFC 9224 has it for addresses. */

import type { Bootstrap, BootstrapAgency, BootstrapDelegation } from '@isbn-hub/feed/bootstrap'

/** A stretch of numbers with one owner, as an answer. */
export interface DelegationEntry extends BootstrapDelegation {
  readonly owner: BootstrapAgency
}

interface Stretch {
  readonly lo: number
  readonly entry: DelegationEntry | undefined
}

export class DelegationTable {
  readonly source: Bootstrap
  readonly #agencies: ReadonlyMap<string, BootstrapAgency>
  /** Where the owner changes, ascending; each stretch ends where the next begins. */
  readonly #stretches: readonly Stretch[]

  constructor(source: Bootstrap) {
    this.source = source
    this.#agencies = new Map(source.agencies.map((agency) => [agency.code, agency]))
    this.#stretches = flatten(source.delegations.map((delegation) => this.#entry(delegation)))
  }

  get agencies(): readonly BootstrapAgency[] {
    return this.source.agencies
  }

  agency(code: string): BootstrapAgency | undefined {
    return this.#agencies.get(code)
  }

  /** The delegation that holds this ordinal; undefined where the table names nobody. */
  at(ordinal: number): DelegationEntry | undefined {
    return this.#stretches[this.#indexAt(ordinal)]?.entry
  }

  /**
   * The delegation of a number or prefix as text: its ISBN digits, hyphens ignored, with or without check digit.
   * Undefined where that is nobody's, and where a beginning is so short that it spans several owners.
   */
  ofNumber(text: string): DelegationEntry | undefined {
    const digits = text.replaceAll('-', '').slice(0, 12)
    if (!/^97[89]\d{0,9}$/.test(digits)) return undefined
    const first = this.#indexAt(Number(digits.padEnd(12, '0')))
    if (digits.length < 12 && first !== this.#indexAt(Number(digits.padEnd(12, '9')))) return undefined
    return this.#stretches[first]?.entry
  }

  /** The agency of a code, or of an id that begins with one: `BY`, `BY-1042`. */
  ofAgency(text: string): BootstrapAgency | undefined {
    const dash = text.indexOf('-')
    return this.#agencies.get(dash === -1 ? text : text.slice(0, dash))
  }

  #indexAt(ordinal: number): number {
    let lo = 0
    let hi = this.#stretches.length
    while (lo < hi) {
      const middle = (lo + hi) >>> 1
      if ((this.#stretches[middle]?.lo ?? Infinity) <= ordinal) lo = middle + 1
      else hi = middle
    }
    return lo - 1
  }

  #entry(delegation: BootstrapDelegation): DelegationEntry {
    const owner = this.#agencies.get(delegation.agency)
    // Reading the table has made sure of it.
    if (!owner) throw new TypeError(`A delegation names ${delegation.agency}, which the table doesn't list.`)
    return { ...delegation, owner }
  }
}

/**
 * Nested spans to stretches side by side. The narrowest span wins; of equal ones, held by several agencies in a shared
 * group, the first that the hub can ask, else the first.
 */
function flatten(entries: readonly DelegationEntry[]): Stretch[] {
  const spans = entries.map((entry) => ({ entry, lo: Number(entry.from), hi: Number(entry.to) + 1 }))
  const edges = [...new Set(spans.flatMap(({ lo, hi }) => [lo, hi]))].sort((a, b) => a - b)
  const stretches: Stretch[] = []
  for (const lo of edges) {
    let best: (typeof spans)[number] | undefined
    for (const span of spans) if (span.lo <= lo && lo < span.hi && (!best || wins(span, best))) best = span
    if (stretches.at(-1)?.entry !== best?.entry || stretches.length === 0) stretches.push({ lo, entry: best?.entry })
  }
  return stretches
}

function wins(span: { lo: number; hi: number; entry: DelegationEntry }, best: typeof span): boolean {
  const width = span.hi - span.lo - (best.hi - best.lo)
  return width < 0 || (width === 0 && span.entry.owner.endpoint !== null && best.entry.owner.endpoint === null)
}
