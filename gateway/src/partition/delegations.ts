/** The delegation table: whose a number is. Most specific span first, as RFC 9224 has it for addresses. */

/** What international publishes at `/bootstrap.json`, as far as routing needs it. */
export interface Bootstrap {
  readonly version: string
  readonly publication: string
  readonly agencies: readonly BootstrapAgency[]
  readonly delegations: readonly BootstrapDelegation[]
}

export interface BootstrapAgency {
  readonly code: string
  readonly name: string
  /** Where the agency serves the contract; null where it isn't part of the hub. */
  readonly endpoint: string | null
}

/** A span of the number space; `from` and `to` are ordinals, twelve digits without check digit, both inclusive. */
export interface BootstrapDelegation {
  readonly agency: string
  readonly from: string
  readonly to: string
  /** 2026-11-21; null or absent where it isn't known. */
  readonly since?: string | null
}

/** A stretch of numbers with one owner, as an answer. */
export interface DelegationEntry extends BootstrapDelegation {
  readonly owner: BootstrapAgency
}

/** The bootstrap file isn't one. */
export class BootstrapUnreadable extends Error {
  override readonly name = 'BootstrapUnreadable'
  readonly code = 'BOOTSTRAP_UNREADABLE'
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
    if (!owner)
      throw new BootstrapUnreadable(`A delegation names ${delegation.agency}, which is no agency of the table.`)
    return { ...delegation, owner }
  }
}

/** Reads a bootstrap document. Throws {@link BootstrapUnreadable} with the place that is wrong. */
export function parseBootstrap(json: unknown): DelegationTable {
  const fail = (what: string): never => {
    throw new BootstrapUnreadable(`The bootstrap file is not readable: ${what}.`)
  }
  if (!isRecord(json)) return fail('it is no object')
  const { version, publication, agencies, delegations } = json
  if (typeof version !== 'string' || !version.startsWith('1.')) return fail('version is not 1')
  if (typeof publication !== 'string') return fail('publication is missing')
  if (!Array.isArray(agencies) || !agencies.every(isAgency)) return fail('agencies is not a list of agencies')
  if (!Array.isArray(delegations) || !delegations.every(isDelegation)) return fail('delegations is not a list of spans')
  return new DelegationTable({ ...json, version, publication, agencies, delegations })
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

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isAgency = (value: unknown): value is BootstrapAgency =>
  isRecord(value) &&
  typeof value['code'] === 'string' &&
  typeof value['name'] === 'string' &&
  (value['endpoint'] === null || (typeof value['endpoint'] === 'string' && /^https?:\/\//.test(value['endpoint'])))

const isDelegation = (value: unknown): value is BootstrapDelegation =>
  isRecord(value) &&
  typeof value['agency'] === 'string' &&
  isOrdinal(value['from']) &&
  isOrdinal(value['to']) &&
  value['from'] <= value['to'] &&
  isDayOrNull(value['since'] ?? null)

const isDayOrNull = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))

const isOrdinal = (value: unknown): value is string => typeof value === 'string' && /^\d{12}$/.test(value)
