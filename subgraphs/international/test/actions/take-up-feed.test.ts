import { decodeCursor, encodeCursor } from '@isbn-hub/feed/cursor'
import { describe, expect, test } from '@jest/globals'

import { compareDirectory } from '../../src/actions/rebuild-directory.ts'
import { takeUpFeed } from '../../src/actions/take-up-feed.ts'
import { findAssignments, type JournalAssignment } from '../../src/store/find-assignments.ts'
import { type AgencyFeed, isbnGiven, openFeed, prefixGiven, publisher, registered } from '../agency-feed.ts'
import { openDirectory, type TestDirectory, until } from '../directory.ts'

const [one, two, three] = [
  publisher('BY-1', 'Харвест'),
  publisher('BY-2', 'Вышэйшая школа'),
  publisher('BY-3', 'Лімарыус'),
]
const before = [registered(one), prefixGiven(one, '978-985-16')]
const sinceTheBackup = [
  registered(two),
  prefixGiven(two, '978-985-6020'),
  isbnGiven(two, '9789856020202', '978-985-6020'),
]

describe('an agency restored from an old backup', () => {
  test('without a new epoch is EPOCH_CHANGED while its feed is shorter, then TAMPERED; the others go on', async () => {
    await using bulgaria = await openFeed()
    await using world = await followed({ BG: bulgaria })
    const { belarus, directory } = world
    await belarus.restore(2)
    const stop = directory.follow({ BY: belarus.source, BG: bulgaria.source }, { lookAgainAfter: 20 })
    await until(() => stateOf(directory) === 'EPOCH_CHANGED')
    expect(directory.board.read('BY')).toMatchObject({ sequence: 5, reason: 'This feed ends at 2.' })
    for (const name of ['A', 'B', 'C']) await belarus.append(registered(publisher('BY-2', name)))
    await until(() => stateOf(directory) === 'TAMPERED')
    await belarus.append(registered(publisher('BY-3', 'D')))
    await bulgaria.append(registered(publisher('BG-1', 'Бард')))
    await until(() => directory.board.read('BG')?.sequence === 1)
    await stop()
    expect(await names(directory)).toEqual(['Бард', 'Вышэйшая школа', 'Харвест'])
    expect(directory.logged.filter(({ event }) => event === 'feed state').map(({ facts }) => facts)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ agency: 'BY', state: 'EPOCH_CHANGED', reason: 'This feed ends at 2.' }),
        expect.objectContaining({ agency: 'BY', state: 'TAMPERED', reason: expect.stringContaining('TAMPERED') }),
      ]),
    )
    expect(await takeUp(world)).toEqual({ refusal: 'NOTHING_TO_TAKE_UP' })
  })

  test('that put back what was lost is taken up by the operator alone, and journal and cursors go on', async () => {
    await using world = await followed()
    const { belarus, directory } = world
    await belarus.restore(2)
    await belarus.append(...sinceTheBackup)
    const epoch = await belarus.beginEpoch()
    await belarus.append(registered(three))
    const stop = directory.follow({ BY: belarus.source }, { lookAgainAfter: 20 })
    await until(() => stateOf(directory) === 'EPOCH_CHANGED')
    const [journal, cursor] = [await journalOf(directory), await endOf(directory)]
    expect(directory.board.read('BY')).toMatchObject({ sequence: 5, reason: `This feed lives in epoch ${epoch}.` })

    expect(await takeUp(world)).toMatchObject({ now: { epoch, sequence: 5 }, lost: [] })
    await until(() => stateOf(directory) === 'LIVE')
    await stop()
    expect(await journalOf(directory)).toEqual([...journal, { agency: 'BY', epoch, sequence: 6, id: 'BY-3' }])
    expect((await assignmentsAfter(directory, cursor)).map(({ event }) => event.publisher.id)).toEqual(['BY-3'])
    expect(await compareDirectory(directory, { sources: new Map([['BY', belarus.source]]) })).toMatchObject({
      differences: [],
      lost: [],
    })
    expect(
      await directory.rows('select agency, forked_at, sequence_before, journal_sequence from feed_taken_up'),
    ).toEqual([{ agency: 'BY', forked_at: null, sequence_before: 5, journal_sequence: 5 }])
  })

  test('that lost what was announced is refused, with what would be lost, until that is accepted', async () => {
    await using world = await followed()
    const { belarus, directory } = world
    await belarus.restore(2)
    await belarus.append(registered(publisher('BY-2', 'Another')), prefixGiven(one, '978-985-6020'), registered(three))
    const epoch = await belarus.beginEpoch()
    const [journal, cursor] = [await journalOf(directory), await endOf(directory)]

    expect(await takeUp(world)).toEqual({
      refusal: 'FORKED',
      forkedAt: 3,
      lost: [
        { agency: 'BY', sequence: 3, kind: 'PUBLISHER_REGISTERED', subject: 'BY-2' },
        { agency: 'BY', sequence: 4, kind: 'PREFIX_ASSIGNED', subject: '978-985-6020' },
        { agency: 'BY', sequence: 5, kind: 'ISBN_ASSIGNED', subject: '9789856020202' },
      ],
    })
    expect(await journalOf(directory)).toEqual(journal)
    expect(await names(directory)).toEqual(['Вышэйшая школа', 'Харвест'])

    expect(await takeUp(world, true)).toMatchObject({ now: { epoch, sequence: 5 }, forkedAt: 3 })
    // What was announced stays in the journal, and its cursors hold; the directory says what the agency says now.
    expect(await journalOf(directory)).toEqual([
      ...journal,
      { agency: 'BY', epoch, sequence: 3, id: 'BY-2' },
      { agency: 'BY', epoch, sequence: 4, id: 'BY-1' },
      { agency: 'BY', epoch, sequence: 5, id: 'BY-3' },
    ])
    expect(await assignmentsAfter(directory, cursor)).toHaveLength(3)
    expect(await names(directory)).toEqual(['Another', 'Лімарыус', 'Харвест'])
    await belarus.append(registered(publisher('BY-4', 'Another')))
    await directory.catchUp({ BY: belarus.source })
    const compared = await compareDirectory(directory, { sources: new Map([['BY', belarus.source]]) })
    expect(compared.differences).toEqual([{ table: 'directory_word', onlyLive: 2, onlyRebuilt: 0 }])
  })
})

/** Belarus with five events, all of them in the directory. */
async function followed(others: Record<string, AgencyFeed> = {}) {
  const [belarus, directory] = [await openFeed(), await openDirectory()]
  await belarus.append(...before, ...sinceTheBackup)
  const sources = Object.entries({ BY: belarus, ...others }).map(([code, { source }]) => [code, source] as const)
  await directory.catchUp(Object.fromEntries(sources))
  return {
    belarus,
    directory,
    async [Symbol.asyncDispose]() {
      await directory[Symbol.asyncDispose]()
      await belarus[Symbol.asyncDispose]()
    },
  }
}

const takeUp = ({ belarus, directory }: { belarus: AgencyFeed; directory: TestDirectory }, acceptFork = false) =>
  takeUpFeed(directory, { agency: 'BY', source: belarus.source, acceptFork })

const stateOf = ({ board }: TestDirectory) => board.read('BY')?.state

const names = async (directory: TestDirectory): Promise<string[]> =>
  (await directory.rows<{ name: string }>('select name from directory_publisher order by sort_key')).map(
    ({ name }) => name,
  )

const journalOf = async (directory: TestDirectory) =>
  (await directory.rows<{ body: string }>('select body from feed order by sequence')).map(({ body }) => {
    const { agency, epoch, sequence, publisher } = JSON.parse(body)
    return { agency, epoch, sequence, id: publisher.id }
  })

async function assignmentsAfter(directory: TestDirectory, cursor: string): Promise<readonly JournalAssignment[]> {
  const page = { size: 10, after: decodeCursor(cursor), before: undefined, isBackward: false }
  return (await findAssignments(directory.pool, page)).found
}

async function endOf(directory: TestDirectory): Promise<string> {
  const [head] = await directory.rows<any>(`select epoch::text, sequence, encode(hash, 'hex') as hash from feed_head`)
  return encodeCursor(head)
}
