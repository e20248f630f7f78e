/** A history in which everything was kept, made in memory from a seed: what the checker's faults are planted in. */
import { canonicalJson, type Json } from '@isbn-hub/feed/canonical-json'
import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import { encodeCursor } from '@isbn-hub/feed/cursor'
import { isbnUnder, prefixOf } from '@isbn-hub/isbn/prefix'

import { Random } from '../src/torture/random.ts'

/** Without readonly, at every depth: a fault is planted by writing. */
export type Loose = any

const GROUPS = { BY: '978-985', UZ: '978-9943' } as const
const EPOCHS = {
  BY: '11111111-1111-4111-8111-111111111111',
  UZ: '22222222-2222-4222-8222-222222222222',
  journal: '33333333-3333-4333-8333-333333333333',
} as const
type Code = keyof typeof GROUPS

export function cleanHistory(seed: number): Loose {
  const random = new Random(seed)
  const codes = Object.keys(GROUPS) as Code[]
  const agencies = new Map(codes.map((code) => [code, new Agency(code, random.fork(code))]))
  const journal = new Chain(EPOCHS.journal)
  for (let n = 0; n < 120; n++) {
    const agency = agencies.get(random.pick(codes)!)!
    for (const { epoch, sequence, body } of agency.act())
      journal.append({ agency: agency.code, epoch, sequence, ...JSON.parse(body) })
  }
  const international = { journal: journal.history, publishers: [], prefixes: [], numbers: [] } as Loose
  for (const { publishers, prefixes, numbers } of agencies.values()) {
    international.publishers.push(...structuredClone(publishers))
    international.numbers.push(...structuredClone(numbers))
    for (const { value, status, publishers: holders } of prefixes)
      international.prefixes.push({ value, status, publishers: [...holders] })
  }
  return {
    acts: [...agencies.values()].flatMap(({ acts }) => acts),
    agencies: [...agencies.values()].map((agency) => agency.history),
    international,
    subscribers: [
      subscriber('all', journal, {}),
      subscriber('one agency', journal, { agencies: ['BY'] }),
      subscriber('prefixes', journal, { kinds: ['PREFIX_ASSIGNED', 'PREFIX_CLOSED'] }),
      subscriber('from the middle', journal, {}, 30),
    ],
  }
}

/** Everything of the journal after a place, through a filter, as a subscriber gets it. */
function subscriber(name: string, { epoch, entries }: Chain, filter: Loose, from = 0): Loose {
  const cursorOf = ({ sequence, hash }: Loose) => encodeCursor({ epoch, sequence, hash })
  const received = entries.slice(from).flatMap((entry: Loose) => {
    const { kind, agency, sequence, publisher, prefix, isbn } = JSON.parse(entry.body)
    if (filter.agencies && !filter.agencies.includes(agency)) return []
    if (filter.kinds && !filter.kinds.includes(kind)) return []
    return {
      cursor: cursorOf(entry),
      kind,
      agency,
      sequence: String(sequence),
      publisherName: publisher.name,
      prefix: prefix?.value ?? isbn?.prefix ?? null,
      isbn: isbn?.isbn13 ?? null,
    }
  })
  const after = from === 0 ? encodeCursor({ epoch, sequence: 0, hash: GENESIS }) : cursorOf(entries[from - 1])
  return { name, after, filter, received }
}

/** A feed with its hashes. */
export class Chain {
  readonly epoch: string
  readonly entries: Loose[] = []

  constructor(epoch: string) {
    this.epoch = epoch
  }

  append(event: object): Loose {
    const { sequence, hash: previous } = this.head
    const body = canonicalJson(event as Json)
    const hash = chainHash(previous, this.epoch, sequence + 1, body)
    const entry = { sequence: sequence + 1, hash, body }
    this.entries.push(entry)
    return { epoch: this.epoch, ...entry }
  }

  get head(): { sequence: number; hash: string } {
    const { sequence, hash } = this.entries.at(-1) ?? { sequence: 0, hash: GENESIS }
    return { sequence, hash }
  }

  get history(): Loose {
    return { epoch: this.epoch, head: this.head, entries: this.entries }
  }
}

/** Hashes the entries of a feed anew, as they now are and from 1 on: a fault that only the content tells of. */
export function sealed({ epoch, entries }: Loose): Loose {
  const chain = new Chain(epoch)
  for (const { body } of entries) chain.append(JSON.parse(body))
  return chain.history
}

class Agency {
  readonly code: Code
  readonly acts: Loose[] = []
  readonly publishers: Loose[] = []
  readonly prefixes: Loose[] = []
  readonly numbers: Loose[] = []
  readonly #answers: Loose[] = []
  readonly #feed: Chain
  readonly #random: Random

  constructor(code: Code, random: Random) {
    this.code = code
    this.#random = random
    this.#feed = new Chain(EPOCHS[code])
  }

  get history(): Loose {
    const { code, publishers, prefixes, numbers } = this
    return { code, feed: this.#feed.history, publishers, prefixes, numbers, answers: this.#answers }
  }

  /** One act, and the entries of the feed that come of it. */
  act(): Loose[] {
    const random = this.#random
    const publisher = random.pick(this.publishers)
    const prefix = random.pick(this.prefixes.filter(({ status }) => status === 'ASSIGNED'))
    const number = random.pick(this.numbers.filter(({ status }) => status === 'ASSIGNED'))
    const roll = random.next()
    if (roll < 0.05) {
      this.#store({ act: 'cancelIsbn', isbn: '9789850000000' }, { refused: 'ISBN_UNASSIGNED' })
      return []
    }
    if (!publisher || roll < 0.2) return this.#register()
    if (!prefix || roll < 0.4) return this.#assignPrefix(publisher)
    if (number && roll < 0.5) return this.#cancel(number)
    if (roll < 0.57) return this.#close(prefix)
    if (roll < 0.65) return this.#transfer(prefix)
    return this.#assignIsbns(prefix, random.between(1, 3))
  }

  #register(): Loose[] {
    const publisher = { id: `${this.code}-${1001 + this.publishers.length}`, name: `House ${this.acts.length}` }
    this.publishers.push(publisher)
    this.#done({ act: 'registerPublisher', name: publisher.name }, { publisher: publisher.id })
    return [this.#announce('PUBLISHER_REGISTERED', publisher)]
  }

  #assignPrefix(publisher: Loose): Loose[] {
    const { value, span } = prefixOf(
      GROUPS[this.code],
      String((this.code === 'BY' ? 6020 : 602) + this.prefixes.length),
    )
    const prefix = { value, ...span, status: 'ASSIGNED', publishers: [publisher.id], next: 0 }
    this.prefixes.push(prefix)
    this.#done({ act: 'assignPrefix', publisher: publisher.id }, { prefix: value })
    return [this.#announce('PREFIX_ASSIGNED', publisher, prefix)]
  }

  #assignIsbns(prefix: Loose, count: number): Loose[] {
    const numbers = Array.from({ length: count }, () => ({
      isbn13: isbnUnder(prefixOf(GROUPS[this.code], prefix.value.split('-').at(-1)), prefix.next++),
      status: 'ASSIGNED',
    }))
    this.numbers.push(...numbers)
    this.#done({ act: 'assignIsbns', prefix: prefix.value, count }, { isbns: numbers.map(({ isbn13 }) => isbn13) })
    return numbers.map((number) => this.#announce('ISBN_ASSIGNED', this.#holder(prefix), prefix, number))
  }

  #cancel(number: Loose): Loose[] {
    number.status = 'CANCELLED'
    const prefix = this.prefixes.find(({ lo, hi }) => {
      const ordinal = Number(number.isbn13.slice(0, 12))
      return lo <= ordinal && ordinal < hi
    })
    this.#done({ act: 'cancelIsbn', isbn: number.isbn13 }, { isbn: number.isbn13 })
    return [this.#announce('ISBN_CANCELLED', this.#holder(prefix), prefix, number)]
  }

  #close(prefix: Loose): Loose[] {
    prefix.status = 'CLOSED'
    this.#done({ act: 'closePrefix', prefix: prefix.value }, { prefix: prefix.value })
    return [this.#announce('PREFIX_CLOSED', this.#holder(prefix), prefix)]
  }

  #transfer(prefix: Loose): Loose[] {
    const registered = this.#register()
    const heir = this.publishers.at(-1)
    prefix.publishers = [heir.id]
    this.#done({ act: 'transferPrefix', prefix: prefix.value, to: heir.id }, { prefix: prefix.value })
    return [...registered, this.#announce('PREFIX_TRANSFERRED', heir, prefix)]
  }

  #holder({ publishers: [id] }: Loose): Loose {
    return this.publishers.find((publisher) => publisher.id === id)
  }

  #done(asked: Loose, answer: Loose): void {
    const isHeard = this.#random.chance(0.9)
    const { actor, key } = this.#store(
      asked,
      isHeard ? { acknowledged: this.#random.chance(0.1) ? [answer, answer] : [answer] } : 'unknown',
    )
    this.#answers.push({ actor, key, answer })
  }

  #store(asked: Loose, outcome: Loose): Loose {
    const actor = `${this.code} ${this.#random.between(1, 3)}`
    const act = { actor, key: `${asked.act} ${this.acts.length + 1}`, agency: this.code, asked, outcome }
    this.acts.push(act)
    return act
  }

  #announce(kind: string, publisher: Loose, prefix?: Loose, number?: Loose): Loose {
    const { value, status, publishers } = prefix ?? {}
    return this.#feed.append({
      kind,
      at: '2026-11-21T20:18:00.123Z',
      publisher: { ...publisher },
      ...(prefix && { prefix: { value, status, publishers } }),
      ...(number && { isbn: { ...number, prefix: value } }),
    })
  }
}
