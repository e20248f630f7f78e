import { expect, test } from '@jest/globals'

import { delegate, moveDelegation, undelegate } from '../../src/actions/delegate.ts'
import { enterDelegations } from '../../src/actions/enter-delegations.ts'
import { findAgencies, findDelegations } from '../../src/store/delegations.ts'
import { openDirectory } from '../directory.ts'

const agency = (code: string) => ({ code, name: `Agency ${code}`, country: code, website: null })

test('the delegations that the project knows are entered once, however often', async () => {
  await using directory = await openDirectory()
  const before = await findDelegations(directory.entities)
  await enterDelegations(directory.acts)
  expect(await findDelegations(directory.entities)).toEqual(before)
  expect((await findAgencies(directory.entities)).map(({ code }) => code)).toEqual([
    'AF',
    'BG',
    'BY',
    'INTL',
    'MK',
    'SU',
    'UZ',
    'YU',
  ])
  const spans = before.map((row) => `${row.agency} ${row.span.lo}-${row.span.hi - 1}`)
  expect(spans).toContain('BY 978985000000-978985999999')
  expect(spans).toContain('SU 978500000000-978599999999')
  expect(before).toHaveLength(11)
})

test('a start doesn’t undo what an operator has ended or moved', async () => {
  await using directory = await openDirectory()
  const { entities, acts } = directory
  expect(await undelegate(acts, { holder: 'AF', from: '978-9936', until: '2026-11-20' })).toMatchObject({
    delegation: { agency: 'AF', until: '2026-11-20' },
  })
  const move = { holder: 'BY', from: '978-985', until: '2026-11-20', since: '2026-11-21', agency: agency('EE') }
  expect(await moveDelegation(acts, move)).toMatchObject({ delegation: { agency: 'EE', since: '2026-11-21' } })
  await enterDelegations(acts)
  const held = (await findDelegations(entities)).map(({ agency, since, until }) => `${agency} ${since} ${until}`)
  expect(held).toEqual(expect.arrayContaining(['AF null 2026-11-20', 'BY null 2026-11-20', 'EE 2026-11-21 null']))
  expect(held).toHaveLength(12)
})

test('a delegation is ended or moved only from who holds it, and a moved one stays as exclusive as it was', async () => {
  await using directory = await openDirectory()
  const { entities, acts } = directory
  const until = '2026-11-20'
  expect(await undelegate(acts, { holder: 'BG', from: '978-985', until })).toEqual({ refusal: 'NOT_HELD' })
  expect(await undelegate(acts, { holder: 'BY', from: '978-985-1', until })).toEqual({ refusal: 'NOT_HELD' })
  await delegate(acts, { agency: agency('KZ'), from: '978-5', shared: true })
  const before = await findDelegations(entities)
  await delegate(acts, { agency: agency('LT'), from: '978-5-600' })
  expect(await moveDelegation(acts, { holder: 'LT', from: '978-5-600', until, agency: agency('KZ') })).toMatchObject({
    delegation: { agency: 'KZ', level: 'PART', exclusive: true },
  })
  expect(await moveDelegation(acts, { holder: 'LT', from: '978-5-600', until, agency: agency('KZ') })).toEqual({
    refusal: 'NOT_HELD',
  })
  expect((await findDelegations(entities)).filter(({ level }) => level === 'GROUP')).toEqual(before)
})

test('a country is added by a row', async () => {
  await using directory = await openDirectory()
  const answer = await delegate(directory.acts, { agency: agency('EE'), from: '978-9949', since: '2005-01-01' })
  expect(answer).toMatchObject({ delegation: { agency: 'EE', level: 'GROUP', exclusive: true, since: '2005-01-01' } })
  expect((await findAgencies(directory.entities)).map(({ code }) => code)).toContain('EE')
})

test('nobody is given what another holds alone, or a part or a whole of it', async () => {
  await using directory = await openDirectory()
  for (const from of ['978-985', '978-98'])
    expect(await delegate(directory.acts, { agency: agency('EE'), from })).toMatchObject({
      refusal: 'HELD_BY_ANOTHER',
      by: { agency: 'BY' },
    })
  expect((await findAgencies(directory.entities)).map(({ code }) => code)).not.toContain('EE')
})

test('a shared group may be held by several, and parts of it by one each', async () => {
  await using directory = await openDirectory()
  const { acts } = directory
  expect(await delegate(acts, { agency: agency('KZ'), from: '978-5', shared: true })).toHaveProperty('delegation')
  expect(await delegate(acts, { agency: agency('LV'), from: '978-5' })).toMatchObject({ refusal: 'HELD_BY_ANOTHER' })
  const part = { from: '978-5-600', to: '978-5-699' }
  expect(await delegate(acts, { agency: agency('KZ'), ...part })).toMatchObject({
    delegation: { level: 'PART', span: { lo: 978_560_000_000, hi: 978_570_000_000 } },
  })
  expect(await delegate(acts, { agency: agency('LV'), from: '978-5-650' })).toMatchObject({
    refusal: 'HELD_BY_ANOTHER',
    by: { agency: 'KZ' },
  })
})

test('what is no span is refused', async () => {
  await using directory = await openDirectory()
  for (const [from, to] of [['979'], ['978-'], ['BY'], ['978-5-699', '978-5-600'], ['978-5', '978-5-600']])
    expect(await delegate(directory.acts, { agency: agency('EE'), from: from!, ...(to && { to }) })).toEqual({
      refusal: 'NOT_A_SPAN',
    })
})

test('of many that ask for one span at once, one gets it', async () => {
  await using directory = await openDirectory()
  const codes = ['EE', 'LV', 'LT', 'FI', 'SE', 'NO']
  const answers = await Promise.all(
    codes.map((code) => delegate(directory.acts, { agency: agency(code), from: '978-9949' })),
  )
  expect(answers.filter((answer) => 'delegation' in answer)).toHaveLength(1)
})
