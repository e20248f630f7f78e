import { isbnUnder, prefixOf } from '@isbn-hub/isbn/prefix'
import { CUSTOMER, granted, openServingAgency, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { testland } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { giveOnlineAccess } from '../../src/actions/applications/give-online-access.ts'
import { assignIsbns } from '../../src/actions/assign-isbns.ts'
import { assignPrefix } from '../../src/actions/assign-prefix.ts'
import { enterPrefix } from '../../src/actions/enter-prefix.ts'
import { registerPublisher } from '../../src/actions/register-publisher.ts'
import { transferPrefix } from '../../src/actions/transfer-prefix.ts'
import type { NewPublication } from '../../src/domain/publication.ts'

let office: ServingAgency
beforeAll(async () => {
  const [procedure] = testland.procedures
  const services = ['PUBLISHER_CODE', 'ISBN_FOR_PUBLICATION', 'ADDITIONAL_CODE'] as const
  const groups = ['978-9936', '978-985', '978-9910'] as const
  office = await openServingAgency({ ...testland, groups, procedures: [{ ...procedure!, services }] })
})
afterAll(async () => office?.[Symbol.asyncDispose]())

const details = { name: 'A publisher', kind: 'ORGANISATION' as const, basedIn: 'CH' }

async function aPublisher() {
  const { publisher } = granted(await registerPublisher(office.agencyContext, office.actRequest(), details))
  const asked = { publisher, registrantLength: 4 }
  return { publisher, prefix: granted(await assignPrefix(office.agencyContext, office.actRequest(), asked)).prefix }
}

/** The nth number of a prefix. */
const nth = (prefix: string, n: number): string => {
  const [gs1, group, registrant = ''] = prefix.split('-')
  return isbnUnder(prefixOf(`${gs1}-${group}`, registrant), n)
}

const book = (more: Partial<NewPublication>): NewPublication => ({ title: 'A book', form: 'PDF', ...more })

const assigned = (prefix: string, publisher: string, more: Partial<NewPublication>) =>
  assignIsbns(office.agencyContext, office.actRequest(), { prefix, publisher, publications: [book(more)] })

const UNASSIGNED = { code: 'EDITION_UNASSIGNED' }
const OWN = { code: 'JOINT_ISBN_OWN' }

describe('another edition’s number', () => {
  test('of the agency’s own groups lies under a prefix that was given, whether the register holds it or not', async () => {
    const [here, there] = [await aPublisher(), await aPublisher()]
    // Two that are not assigned, and one where no range is open.
    for (const number of ['978-9936-9999-0-9', '978-985-6020-20-2', '9789910200120'])
      for (const more of [{ jointWith: [number] }, { translationOf: number }])
        expect(await assigned(here.prefix, here.publisher, more)).toMatchObject(UNASSIGNED)
    const volumes = [book({ translationOf: '978-985-6020-20-2' })]
    expect(await assigned(here.prefix, here.publisher, { form: 'SET', volumes })).toMatchObject(UNASSIGNED)
    const number = nth(there.prefix, 7)
    granted(await assigned(here.prefix, here.publisher, { jointWith: [number], translationOf: number }))
  })

  test('of other agencies’ groups is theirs to know: it only has to be one', async () => {
    const { prefix, publisher } = await aPublisher()
    const theirs = { jointWith: ['978-954-03-0000-9'], translationOf: '978-3-11-016216-5' }
    expect(await assigned(prefix, publisher, theirs)).toHaveProperty('isbns')
  })
})

describe('a joint publication', () => {
  test('bears no other number of its own publisher; a translation may be of its own edition', async () => {
    const { prefix, publisher } = await aPublisher()
    const own = nth(prefix, 5)
    expect(await assigned(prefix, publisher, { jointWith: [own] })).toMatchObject(OWN)
    granted(await assigned(prefix, publisher, { isbn: own }))
    expect(await assigned(prefix, publisher, { jointWith: [own] })).toMatchObject(OWN)
    granted(await assigned(prefix, publisher, { translationOf: own }))
  })

  test('may name numbers of other present and earlier holders of the prefix, but not the number that it takes', async () => {
    const [first, second] = [await aPublisher(), await aPublisher()]
    const { prefix } = first
    granted(
      await enterPrefix(office.agencyContext, office.actRequest(), {
        publisher: second.publisher,
        value: prefix,
        joint: true,
      }),
    )
    const { isbns } = granted(await assigned(prefix, first.publisher, {}))
    const theirs = isbns[0] ?? ''
    expect(await assigned(prefix, first.publisher, { jointWith: [theirs] })).toMatchObject(OWN)
    granted(await assigned(prefix, second.publisher, { jointWith: [theirs, nth(prefix, 9)] }))
    expect(await assigned(prefix, second.publisher, { jointWith: [nth(prefix, 2)] })).toMatchObject(OWN)
    const handed = { prefix, to: second.publisher, reason: 'TAKEOVER' as const }
    granted(await transferPrefix(office.agencyContext, office.actRequest(), handed))
    granted(await assigned(prefix, second.publisher, { jointWith: [theirs] }))
    expect(await assigned(prefix, second.publisher, { jointWith: [nth(prefix, 9)] })).toMatchObject(OWN)
  })
})

test('an application is refused for such a number when it is drafted, when it is changed, and when it is approved', async () => {
  const { publisher, prefix } = await aPublisher()
  const access = { publisher, subject: CUSTOMER }
  const { applicant } = granted(await giveOnlineAccess(office.agencyContext, office.actRequest(), access))
  const naming = (...jointWith: string[]) => ({ publications: [{ publication: book({ jointWith }) }] })
  for (const [number, code] of [
    ['978-985-6020-20-2', 'EDITION_UNASSIGNED'],
    [nth(prefix, 3), 'JOINT_ISBN_OWN'],
  ] as const)
    await expect(office.draft(applicant, 'ISBN_FOR_PUBLICATION', naming(number))).rejects.toThrow(code)
  const [there, id] = [await aPublisher(), await office.draft(applicant, 'ISBN_FOR_PUBLICATION', naming())]
  await expect(office.change(id, naming(nth(prefix, 3)))).rejects.toThrow('JOINT_ISBN_OWN')

  const number = nth(there.prefix, 0)
  await office.change(id, naming(number))
  granted(await office.apply(id, 'SUBMIT'))
  granted(await office.decide(id, 'START_REVIEW'))
  const handed = { prefix: there.prefix, to: publisher, reason: 'TAKEOVER' as const }
  granted(await transferPrefix(office.agencyContext, office.actRequest(), handed))
  expect(await office.decide(id, 'APPROVE')).toMatchObject(OWN)
})
