import { describe, expect, test } from '@jest/globals'

import { check, type Violation } from '../src/torture/checker.ts'
import { Chain, cleanHistory, type Loose, sealed } from './clean-history.ts'

const SEEDS = [1, 2, 3, 4, 5]
const CLEAN = new Map(SEEDS.map((seed) => [seed, cleanHistory(seed)]))

/** A fault, what the checker must call it, and where it must see it. */
type Planted = readonly [
  name: string,
  violation: Violation['violation'],
  where: RegExp,
  plant: (history: Loose) => void,
]

const bodyOf = ({ body }: Loose): Loose => JSON.parse(body)
const kindOf = (entry: Loose): string => bodyOf(entry).kind
const journalOf = (history: Loose): Loose => history.international.journal
const numberIn = (history: Loose): Loose => history.agencies.find(({ numbers }: Loose) => numbers.length > 1)
const subscriberIn = (history: Loose): Loose => history.subscribers[0]
const cancelled = ({ status }: Loose): boolean => status === 'CANCELLED'

/** An entry between two others of its feed. */
const middleOf = ({ entries }: Loose): number => Math.floor(entries.length / 2)

const FAULTS: readonly Planted[] = [
  [
    'a number that was given to two acts',
    'DUPLICATE_NUMBER',
    /answers$/,
    (history) => {
      const given = history.acts.filter(
        ({ asked, outcome }: Loose) => asked.act === 'assignIsbns' && outcome.acknowledged,
      )
      const [first, second] = given
      second.agency = first.agency
      second.asked.prefix = first.asked.prefix
      second.outcome.acknowledged = structuredClone(first.outcome.acknowledged)
    },
  ],
  [
    'a number that stands in the register twice',
    'DUPLICATE_NUMBER',
    /register$/,
    (history) => numberIn(history).numbers.push({ ...numberIn(history).numbers[0] }),
  ],
  [
    'two prefixes that overlap',
    'OVERLAP',
    /register$/,
    ({ agencies }) => {
      const [first, second] = agencies[0].prefixes
      second.lo = first.lo + 10
    },
  ],
  [
    'a number under no prefix',
    'OVERLAP',
    /register$/,
    (history) => (numberIn(history).numbers[0].isbn13 = '9781000000008'),
  ],
  [
    'a hole in an agency’s feed',
    'HOLE',
    /^(BY|UZ) feed$/,
    ({ agencies }) => agencies[0].feed.entries.splice(middleOf(agencies[0].feed), 1),
  ],
  [
    'a hole in the journal',
    'HOLE',
    /^journal$/,
    (history) => journalOf(history).entries.splice(middleOf(journalOf(history)), 1),
  ],
  ['a lost end of the journal', 'HOLE', /^journal$/, (history) => journalOf(history).entries.pop()],
  [
    'a feed of which one body was rewritten',
    'CHAIN_BROKEN',
    /feed$/,
    ({ agencies: [{ feed }] }) => {
      const entry = feed.entries[middleOf(feed)]
      entry.body = entry.body.replace('2026', '2025')
    },
  ],
  [
    'an acknowledged act that no feed tells of',
    'MISSING',
    /feed$/,
    (history) => {
      const [agency] = history.agencies
      agency.feed.entries.pop()
      agency.feed = sealed(agency.feed)
    },
  ],
  [
    'an acknowledged act whose answer is not stored',
    'MISSING',
    /answers$/,
    (history) => {
      const { actor, key } = history.acts.find(({ outcome }: Loose) => outcome.acknowledged)
      for (const { answers } of history.agencies) {
        const place = answers.findIndex((answer: Loose) => answer.actor === actor && answer.key === key)
        if (place >= 0) answers.splice(place, 1)
      }
    },
  ],
  [
    'an event that the journal doesn’t have',
    'MISSING',
    /^journal$/,
    (history) => {
      journalOf(history).entries.splice(middleOf(journalOf(history)), 1)
      history.international.journal = sealed(journalOf(history))
    },
  ],
  [
    'a number that the directory doesn’t have',
    'MISSING',
    /^directory$/,
    ({ international }) => international.numbers.pop(),
  ],
  [
    'a prefix of which the directory names another holder',
    'ALTERED',
    /^directory$/,
    ({ international }) => (international.prefixes[0].publishers = ['BY-9999']),
  ],
  [
    'a register that lost a publisher',
    'MISSING',
    /register$/,
    ({ agencies: [{ publishers }] }) => publishers.splice(1, 1),
  ],
  [
    'an event that a subscriber was never shown',
    'MISSING',
    /^subscriber all$/,
    (history) => subscriberIn(history).received.splice(20, 1),
  ],
  [
    'an event that a subscriber was shown twice',
    'DOUBLED',
    /^subscriber all$/,
    (history) => subscriberIn(history).received.splice(20, 0, subscriberIn(history).received[10]),
  ],
  [
    'two events that a subscriber was shown in the wrong order',
    'OUT_OF_ORDER',
    /^subscriber all$/,
    (history) => {
      const { received } = subscriberIn(history)
      ;[received[20], received[21]] = [received[21], received[20]]
    },
  ],
  [
    'two events of one agency that the journal has in the wrong order',
    'OUT_OF_ORDER',
    /^journal$/,
    (history) => {
      const journal = journalOf(history)
      const own = journal.entries.filter((entry: Loose) => bodyOf(entry).agency === 'BY')
      ;[own[3].body, own[4].body] = [own[4].body, own[3].body]
      history.international.journal = sealed(journal)
    },
  ],
  [
    'a later act that the feed tells before an earlier one of the same client',
    'OUT_OF_ORDER',
    /feed$/,
    (history) => {
      const [{ code }] = history.agencies
      const registered = history.acts.filter(
        ({ agency, asked, outcome }: Loose) =>
          agency === code && asked.act === 'registerPublisher' && outcome.acknowledged,
      )
      const [first, second] = registered
      second.actor = first.actor
      for (const answer of history.agencies[0].answers) if (answer.key === second.key) answer.actor = first.actor
      const places = [first, second].map((act) => history.acts.indexOf(act))
      history.acts[places[0]!] = second
      history.acts[places[1]!] = first
    },
  ],
  [
    'an event doubled in the journal',
    'DOUBLED',
    /^journal$/,
    (history) => {
      const journal = journalOf(history)
      journal.entries.splice(20, 0, journal.entries[10])
      history.international.journal = sealed(journal)
    },
  ],
  [
    'an event of work that was rolled back',
    'UNFOUNDED',
    /feed$/,
    (history) => {
      const [agency] = history.agencies
      const event = structuredClone(
        bodyOf(agency.feed.entries.find((e: Loose) => kindOf(e) === 'PUBLISHER_REGISTERED')),
      )
      event.publisher.id = `${agency.code}-9999`
      const chain = new Chain(agency.feed.epoch)
      for (const entry of agency.feed.entries) chain.append(bodyOf(entry))
      chain.append(event)
      agency.feed = chain.history
    },
  ],
  [
    'an act that was refused and done all the same',
    'UNFOUNDED',
    /answers$/,
    (history) => {
      const act = history.acts.find(({ outcome }: Loose) => outcome.acknowledged)
      act.outcome = { refused: 'PREFIX_CLOSED' }
    },
  ],
  [
    'a row of work that was rolled back',
    'UNFOUNDED',
    /register$/,
    ({ agencies: [{ code, publishers }] }) => publishers.push({ id: `${code}-9999`, name: 'Unregistered' }),
  ],
  [
    'an event that a subscriber was shown and the journal doesn’t have',
    'UNFOUNDED',
    /^subscriber all$/,
    (history) => {
      const { received } = subscriberIn(history)
      received.push({ ...received.at(-1), cursor: `${received.at(-1).cursor.slice(0, -4)}AAAA` })
    },
  ],
  [
    'an event that a subscriber was shown with another number',
    'ALTERED',
    /^subscriber all$/,
    (history) => (subscriberIn(history).received[20].publisherName = 'Somebody else'),
  ],
  [
    'a key that was answered in two ways',
    'ANSWER_CHANGED',
    /answers$/,
    (history) => {
      const act = history.acts.find(({ asked, outcome }: Loose) => asked.act === 'assignPrefix' && outcome.acknowledged)
      act.outcome.acknowledged = [...act.outcome.acknowledged, { prefix: '978-985-9999' }]
    },
  ],
  [
    'a cancelled number that is assigned again',
    'REVIVED',
    /register$/,
    ({ agencies }) => {
      const { numbers } = agencies.find(({ numbers }: Loose) => numbers.some(cancelled))
      numbers.find(cancelled).status = 'ASSIGNED'
    },
  ],
]

describe('the checker', () => {
  test.each(SEEDS)('finds no violation in a history in which every promise was kept (seed %i)', (seed) => {
    expect(check(CLEAN.get(seed))).toEqual([])
  })

  test.each(FAULTS)('sees %s', (_name, violation, where, plant) => {
    for (const seed of SEEDS) {
      const history = structuredClone(CLEAN.get(seed))
      plant(history)
      expect(check(history)).toContainEqual({
        violation,
        where: expect.stringMatching(where),
        what: expect.any(String),
      })
    }
  })
})
