/** What allocation is to do, written as plainly as it can be: lists and a search for the first that is free. */
import { isbnAt, ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import { RangeTable } from '@isbn-hub/isbn/range-table'
import { testland } from '@isbn-hub/test/testland'

import type { NumbersRequest } from '../../src/actions/assign-isbns.ts'
import type { PrefixRequest } from '../../src/actions/assign-prefix.ts'
import type { Closing } from '../../src/actions/close-publisher.ts'
import type { EnteredPrefix } from '../../src/actions/enter-prefix.ts'
import type { Transfer } from '../../src/actions/transfer-prefix.ts'
import type { Nation } from '../../src/domain/nation.ts'
import type { NewPublication } from '../../src/domain/publication.ts'
import type { NewPublisher } from '../../src/domain/publisher.ts'

/** A nation so small that a few acts use it up: fourteen prefixes, from 10 to 10,000 numbers, and a length that comes twice. */
export const tinyland: Nation = { ...testland, groups: ['978-9936', '978-9910'] }

export const tinyRanges = new RangeTable({
  source: 'invented',
  serial: 'tiny',
  date: '2026-11-21T00:00:00Z',
  groups: [
    {
      value: '978-9910',
      name: 'Tinyland',
      rules: [
        { from: '900', to: '900', registrantLength: 3 },
        { from: '9010', to: '9011', registrantLength: 4 },
      ],
    },
    {
      value: '978-9936',
      name: 'Tinyland',
      rules: [
        { from: '0', to: '1', registrantLength: 1 },
        { from: '20', to: '21', registrantLength: 2 },
        { from: '2200000', to: '2999999', registrantLength: 0 },
        { from: '300', to: '301', registrantLength: 3 },
        { from: '3020', to: '3023', registrantLength: 4 },
        { from: '303', to: '303', registrantLength: 3 },
      ],
    },
  ],
})

/** Every prefix that Tinyland can give, its groups in order of preference, each in the order of its numbers. */
export const EVERY_PREFIX = [
  ...['0', '1', '20', '21', '300', '301', '3020', '3021', '3022', '3023', '303'].map((code) => `978-9936-${code}`),
  ...['900', '9010', '9011'].map((code) => `978-9910-${code}`),
] as const

export const lengthOf = (prefix: string): number => prefix.length - prefix.lastIndexOf('-') - 1
export const groupOf = (prefix: string): string => prefix.slice(0, prefix.lastIndexOf('-'))
/** The groups of Tinyland have four digits, so that five are left. */
export const blockOf = (prefix: string): number => 10 ** (5 - lengthOf(prefix))
export const loOf = (prefix: string): number => Number(prefix.replaceAll('-', '')) * blockOf(prefix)

export interface ListOfNumbers {
  readonly prefix: string
  readonly first: number
  readonly count: number
}

/** An act and what is asked of it, as the actions take it. */
export type Act =
  | { readonly verb: 'registerPublisher'; readonly asked: NewPublisher }
  | { readonly verb: 'assignPrefix'; readonly asked: PrefixRequest }
  | { readonly verb: 'enterPrefix'; readonly asked: EnteredPrefix }
  | { readonly verb: 'assignIsbns'; readonly asked: NumbersRequest }
  | { readonly verb: 'makeNumberList'; readonly asked: ListOfNumbers }
  | { readonly verb: 'cancelIsbn'; readonly asked: { readonly isbn: string } }
  | { readonly verb: 'closePrefix'; readonly asked: { readonly prefix: string } }
  | { readonly verb: 'transferPrefix'; readonly asked: Transfer }
  | { readonly verb: 'closePublisher'; readonly asked: Closing }

export interface Publisher {
  status: string
  successor: string | null
  readonly shows: boolean
}

export interface PrefixOfModel {
  readonly value: string
  readonly shared: boolean
  closed: boolean
  /** All that ever held it, in order; the last one holds it. */
  readonly holders: string[]
}

export interface NumberOfModel {
  readonly ordinal: number
  readonly prefix: string
  readonly publisher: string
  status: string
  readonly title: string | undefined
  readonly form: string | undefined
  /** The number of the set that it is a volume of. */
  readonly volumeOf: number | undefined
}

/** An event as the feed must have it, without days and names. */
export interface Announcement {
  readonly kind: string
  readonly publisher: string
  readonly publisherStatus: string
  readonly successor: string | null
  readonly prefix?: { readonly value: string; readonly status: string; readonly publishers: readonly string[] }
  readonly isbn?: {
    readonly isbn13: string
    readonly prefix: string
    readonly status: string
    readonly publisher: string
    readonly title?: string
    readonly form?: string
  }
}

export interface Refused {
  readonly code: string
  /** Facts of the refusal; a list in any order. */
  readonly facts?: Readonly<Record<string, number | readonly (string | number)[]>>
}

/** What the act would answer and tell; it is done by `commit`. */
export interface Granted {
  readonly answer: object
  readonly announcements: readonly Announcement[]
  commit(): void
}

const refused = (code: string): Refused => ({ code })

export class Model {
  readonly publishers = new Map<string, Publisher>()
  readonly prefixes = new Map<string, PrefixOfModel>()
  readonly numbers = new Map<number, NumberOfModel>()
  readonly listed = new Set<number>()
  readonly keys = new Map<string, { readonly request: string; readonly answer: object }>()

  /** What must come of the act now. `given` is the real answer: the register, not the model, chooses a publisher's number. */
  expects(key: string, act: Act, given: object): Granted | Refused {
    const atTheDoor = this.#door(act)
    if (atTheDoor) return atTheDoor
    const request = JSON.stringify(act)
    const stored = this.keys.get(key)
    if (stored)
      return stored.request === request
        ? { answer: stored.answer, announcements: [], commit() {} }
        : refused('KEY_REUSED')
    const expected = this.#act(act, given)
    if ('code' in expected) return expected
    const { answer, announcements } = expected
    return {
      answer,
      announcements,
      commit: () => {
        expected.commit()
        this.keys.set(key, { request, answer })
      },
    }
  }

  /** What is refused by the request alone, whatever stands in the register. */
  #door({ verb, asked }: Act): Refused | undefined {
    if (verb === 'assignPrefix' && asked.registrantLength !== undefined) {
      const lengths = this.#classes(asked.registrationGroup).map(({ length }) => length)
      if (!lengths.includes(asked.registrantLength)) return refused('LENGTH_NOT_OPEN')
    }
    if (verb === 'assignIsbns' && (asked.count ?? 1) > 10_000) return refused('NUMBER_OUT_OF_RANGE')
    if (verb === 'closePublisher' && asked.successor === asked.publisher) return refused('SUCCESSOR_IS_SELF')
    return undefined
  }

  #act(act: Act, given: object): Granted | Refused {
    switch (act.verb) {
      case 'registerPublisher':
        return this.#register(act.asked, String(Reflect.get(given, 'publisher')))
      case 'assignPrefix':
        return this.#assignPrefix(act.asked)
      case 'enterPrefix':
        return this.#assignPrefix(act.asked)
      case 'assignIsbns':
        return this.#assignIsbns(act.asked)
      case 'makeNumberList':
        return this.#makeList(act.asked, given)
      case 'cancelIsbn':
        return this.#cancel(act.asked.isbn)
      case 'closePrefix':
        return this.#closePrefix(act.asked.prefix)
      case 'transferPrefix':
        return this.#transfer(act.asked)
      case 'closePublisher':
        return this.#closePublisher(act.asked)
    }
  }

  #register({ disclosure }: NewPublisher, id: string): Granted | Refused {
    if (this.publishers.has(id)) return refused('AN ID THAT WAS GIVEN BEFORE')
    const publisher = { status: 'ACTIVE', successor: null, shows: disclosure?.publications ?? false }
    return {
      answer: { publisher: id },
      announcements: [{ kind: 'PUBLISHER_REGISTERED', publisher: id, publisherStatus: 'ACTIVE', successor: null }],
      commit: () => void this.publishers.set(id, publisher),
    }
  }

  #assignPrefix({
    publisher,
    value,
    shared = false,
    ...asked
  }: PrefixRequest & Partial<EnteredPrefix>): Granted | Refused {
    const problem = this.#problemWith(publisher)
    if (problem) return problem
    const tried = value === undefined ? this.#tried(asked) : []
    const found = value ?? tried.flatMap(({ free }) => free)[0]
    if (found === undefined) {
      const open = this.#classes(undefined).filter(
        (other) => other.free.length > 0 && !tried.some(({ name }) => name === other.name),
      )
      if (open.length === 0) return refused('ALL_RANGES_EXHAUSTED')
      const facts = { openGroups: open.map(({ group }) => group), openLengths: open.map(({ length }) => length) }
      return { code: 'RANGE_EXHAUSTED', facts }
    }
    if (this.prefixes.has(found)) return refused('PREFIX_TAKEN')
    const prefix: PrefixOfModel = { value: found, shared, closed: false, holders: [publisher] }
    return {
      answer: { prefix: found },
      announcements: [this.#announcement('PREFIX_ASSIGNED', publisher, prefix)],
      commit: () => void this.prefixes.set(found, prefix),
    }
  }

  /** The classes of a size that are asked for, the one to be tried first in front. */
  #tried({ expectedTitles, registrantLength, registrationGroup }: Omit<PrefixRequest, 'publisher'>) {
    const classes = this.#classes(registrationGroup)
    if (registrantLength !== undefined) return classes.filter(({ length }) => length === registrantLength)
    const needed = Math.min(expectedTitles ?? 0, Math.max(...classes.map(({ block }) => block)))
    return classes.filter(({ block }) => block >= needed).toSorted((a, b) => a.block - b.block)
  }

  /** Each group's lengths, and which prefixes of each were never given. */
  #classes(group: string | undefined) {
    const names = EVERY_PREFIX.filter((prefix) => group === undefined || groupOf(prefix) === group).map(nameOf)
    return [...new Set(names)].map((name) => {
      const all = EVERY_PREFIX.filter((prefix) => nameOf(prefix) === name)
      const [first = ''] = all
      const free = all.filter((prefix) => !this.prefixes.has(prefix))
      return { name, group: groupOf(first), length: lengthOf(first), block: blockOf(first), free }
    })
  }

  #assignIsbns({ prefix: value, publications, count, numbers, publisher }: NumbersRequest): Granted | Refused {
    const prefix = this.prefixes.get(value)
    if (!prefix) return refused('PREFIX_UNKNOWN')
    if (prefix.closed) return refused('PREFIX_CLOSED')
    if (publisher === undefined && prefix.shared) return refused('RECIPIENT_MISSING')
    if (publisher !== undefined && !prefix.shared && publisher !== prefix.holders.at(-1))
      return refused('NOT_THE_HOLDER')
    const holder = publisher ?? prefix.holders.at(-1) ?? ''
    const problem = this.#problemWith(holder)
    if (problem) return problem

    const titles = numbered(publications ?? [])
    const requested = count ?? titles.length
    const space = Array.from({ length: blockOf(value) }, (_, n) => loOf(value) + n)
    if (numbers?.some((number) => !space.includes(ordinal(number)))) return refused('ISBN_OUTSIDE_PREFIX')
    const preassigned = titles.flatMap(({ publication: { isbn } }) => (isbn === undefined ? [] : [ordinal(isbn)]))
    if (preassigned.some((number) => !space.includes(number))) return refused('ISBN_OUTSIDE_PREFIX')
    if (preassigned.some((number, n) => preassigned.indexOf(number) < n)) return refused('ISBN_REPEATED')
    if (preassigned.some((number) => this.numbers.has(number))) return refused('ISBN_TAKEN')
    const free = space.filter(
      (number) => ![this.numbers, this.listed, new Set(preassigned)].some((set) => set.has(number)),
    )
    if (!numbers && free.length < requested - preassigned.length)
      return { code: 'PREFIX_EXHAUSTED', facts: { free: free.length } }
    const next = free.values()
    const taken = numbers
      ? numbers.map(ordinal)
      : Array.from({ length: requested }, (_, n) => {
          const isbn = titles[n]?.publication.isbn
          return isbn === undefined ? (next.next().value ?? 0) : ordinal(isbn)
        })
    const given = [...new Set(taken)]
      .filter((number) => !this.numbers.has(number))
      .map((number, n): NumberOfModel => {
        const { publication, set } = titles[n] ?? {}
        const volumeOf = set === undefined ? undefined : taken[set]
        return {
          ordinal: number,
          prefix: value,
          publisher: holder,
          status: 'ASSIGNED',
          title: publication?.title,
          form: publication?.form,
          volumeOf,
        }
      })
    return {
      answer: { isbns: taken.map(isbnAt) },
      announcements: given.map((number) => this.#announcement('ISBN_ASSIGNED', holder, prefix, number)),
      commit: () => given.forEach((number) => this.numbers.set(number.ordinal, number)),
    }
  }

  /** What is listed is nobody's next, and tells the world nothing. */
  #makeList({ prefix: value, first, count }: ListOfNumbers, given: object): Granted | Refused {
    const prefix = this.prefixes.get(value)
    if (!prefix) return refused('PREFIX_UNKNOWN')
    if (prefix.closed) return refused('PREFIX_CLOSED')
    const problem = this.#problemWith(prefix.holders.at(-1) ?? '')
    if (problem) return problem
    const last = Math.min(first + count, blockOf(value))
    return {
      answer: { paper: String(Reflect.get(given, 'paper')) },
      announcements: [],
      commit: () => {
        for (let n = first; n < last; n++) this.listed.add(loOf(value) + n)
      },
    }
  }

  #cancel(isbn: string): Granted | Refused {
    const number = this.numbers.get(ordinal(isbn))
    if (!number) return refused('ISBN_UNASSIGNED')
    if (number.status === 'CANCELLED') return refused('ISBN_CANCELLED')
    const prefix = this.prefixes.get(number.prefix)
    return {
      answer: { isbn },
      announcements: [
        this.#announcement('ISBN_CANCELLED', number.publisher, prefix, { ...number, status: 'CANCELLED' }),
      ],
      commit: () => void (number.status = 'CANCELLED'),
    }
  }

  #closePrefix(value: string): Granted | Refused {
    const prefix = this.prefixes.get(value)
    if (!prefix) return refused('PREFIX_UNKNOWN')
    if (prefix.closed) return refused('PREFIX_CLOSED')
    return {
      answer: { prefix: value },
      announcements: [this.#announcement('PREFIX_CLOSED', prefix.holders.at(-1) ?? '', { ...prefix, closed: true })],
      commit: () => void (prefix.closed = true),
    }
  }

  #transfer({ prefix: value, to, reason }: Transfer): Granted | Refused {
    const prefix = this.prefixes.get(value)
    if (!prefix) return refused('PREFIX_UNKNOWN')
    if (prefix.closed) return refused('PREFIX_CLOSED')
    if (prefix.shared) return refused('PREFIX_SHARED')
    if (prefix.holders.at(-1) === to) return refused('HOLDER_UNCHANGED')
    const problem = this.#problemWith(to)
    if (problem) return problem
    if (reason === 'RETURNED' && !prefix.holders.includes(to)) return refused('NEVER_HELD')
    return {
      answer: { prefix: value },
      announcements: [this.#announcement('PREFIX_TRANSFERRED', to, { ...prefix, holders: [to] })],
      commit: () => void prefix.holders.push(to),
    }
  }

  #closePublisher({ publisher: id, successor }: Closing): Granted | Refused {
    const problem = this.#problemWith(id) ?? (successor === undefined ? undefined : this.#problemWith(successor))
    const publisher = this.publishers.get(id)
    if (problem || !publisher) return problem ?? refused('PUBLISHER_UNKNOWN')
    const digits = ({ value }: PrefixOfModel): string => value.replaceAll('-', '')
    const moved = [...this.prefixes.values()]
      .filter(({ shared, closed, holders }) => successor !== undefined && !shared && !closed && holders.at(-1) === id)
      .toSorted((a, b) => (digits(a) < digits(b) ? -1 : 1))
    const after = { status: successor ? 'MERGED' : 'CEASED', successor: successor ?? null }
    return {
      answer: { publisher: id },
      announcements: [
        ...moved.map((prefix) =>
          this.#announcement('PREFIX_TRANSFERRED', successor ?? '', { ...prefix, holders: [successor ?? ''] }),
        ),
        { kind: 'PUBLISHER_CLOSED', publisher: id, publisherStatus: after.status, successor: after.successor },
      ],
      commit: () => {
        Object.assign(publisher, after)
        for (const { holders } of moved) holders.push(successor ?? '')
      },
    }
  }

  #problemWith(id: string): Refused | undefined {
    const publisher = this.publishers.get(id)
    if (!publisher) return refused('PUBLISHER_UNKNOWN')
    return publisher.status === 'ACTIVE' ? undefined : refused(`PUBLISHER_${publisher.status}`)
  }

  #announcement(kind: string, id: string, prefix?: PrefixOfModel, number?: NumberOfModel): Announcement {
    const { status = '', successor = null, shows = false } = this.publishers.get(id) ?? {}
    return {
      kind,
      publisher: id,
      publisherStatus: status,
      successor,
      ...(prefix && {
        prefix: {
          value: prefix.value,
          status: prefix.closed ? 'CLOSED' : prefix.shared ? 'SHARED' : 'ASSIGNED',
          publishers: prefix.holders.slice(-1),
        },
      }),
      ...(number && {
        isbn: {
          isbn13: isbnAt(number.ordinal),
          prefix: number.prefix,
          status: number.status,
          publisher: number.publisher,
          ...(shows && number.title !== undefined && { title: number.title }),
          ...(shows && number.form !== undefined && { form: number.form }),
        },
      }),
    }
  }
}

const nameOf = (prefix: string): string => `${groupOf(prefix)}, length ${lengthOf(prefix)}`

/** A set, then its volumes, each with the place of its set. */
function numbered(publications: readonly NewPublication[]) {
  const order: { readonly publication: NewPublication; readonly set: number | undefined }[] = []
  for (const publication of publications) {
    const set = order.push({ publication, set: undefined }) - 1
    for (const volume of publication.volumes ?? []) order.push({ publication: volume, set })
  }
  return order
}

function ordinal(text: string): number {
  const parsed = parseIsbn(text)
  if (isProblem(parsed)) throw new Error(parsed.message)
  return ordinalOf(parsed.isbn13)
}
