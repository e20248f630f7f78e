import { granted, openServingAgency, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { statementsOf } from '@isbn-hub/test/statements'
import { testland } from '@isbn-hub/test/testland'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

import type { ApplicationContent } from '../src/domain/application.ts'
import { alreadyPublisher, documentsComplete, feePaid, furtherHasReason, oneCodeEach } from '../src/domain/guards.ts'
import { handIn, type Procedure, review, withdrawal } from '../src/domain/procedure.ts'
import type { Service } from '../src/domain/service.ts'

const rule = { id: 'R01', text: 'A rule.', source: 'invented' }

/** What every fact is asked for by, and papers that say what is to be paid. */
const procedures: readonly Procedure[] = [
  {
    services: ['PUBLISHER_CODE'],
    steps: [
      { act: 'SAVE', from: 'DRAFT', to: 'SAVED', by: 'APPLICANT', makes: ['INVOICE'] },
      { act: 'SUBMIT', from: 'SAVED', to: 'SUBMITTED', by: 'APPLICANT' },
      ...withdrawal,
      ...review([oneCodeEach, documentsComplete, feePaid]),
    ],
    source: 'invented',
  },
  {
    services: ['ADDITIONAL_CODE'],
    steps: [...handIn([alreadyPublisher, furtherHasReason(rule), feePaid]), ...withdrawal, ...review()],
    source: 'invented',
  },
  {
    services: ['ISBN_FOR_PUBLICATION'],
    steps: [...handIn([]), ...withdrawal, ...review([alreadyPublisher, documentsComplete, feePaid])],
    source: 'invented',
  },
]
const documents = [
  {
    id: 'D01',
    code: 'LETTER',
    name: 'A letter',
    copies: 1,
    applicants: ['ORGANISATION' as const],
    services: ['PUBLISHER_CODE' as const, 'ISBN_FOR_PUBLICATION' as const],
    text: 'A letter is handed in.',
    source: 'invented',
  },
]

/** Nothing is to be paid, but what the invoice says is asked. */
const tariffs = [1, 2, 3, 4, 5].map((registrantLength) => ({
  ...{ id: `F0${registrantLength}`, registrantLength, amount: 0, text: 'Free.', source: 'invented' },
}))
const fees = [{ currency: 'XTS', decimals: 2, validFrom: '2026-01-01', tariffs, waivers: [] }]
const nation = { ...testland, rules: { ...testland.rules, documents, fees }, procedures }

let office: ServingAgency
beforeEach(async () => void (office = await openServingAgency(nation)))
afterEach(async () => office[Symbol.asyncDispose]())

let houses = 0
const aHouse = () => office.enter({ name: `House no. ${houses++}`, kind: 'ORGANISATION', basedIn: 'CH' })
const aBook: ApplicationContent = {
  publications: [{ publication: { title: 'A book', form: 'PAPERBACK' } }],
  expectedTitles: 5,
}

async function underReview(applicant: string, service: Service): Promise<string> {
  const id = await office.draft(applicant, service, aBook)
  if (service === 'PUBLISHER_CODE') granted(await office.apply(id, 'SAVE'))
  await office.receive(id, 'LETTER')
  granted(await office.apply(id, 'SUBMIT'))
  granted(await office.decide(id, 'START_REVIEW'))
  return id
}

/** What taking a code, or numbers under one, needs: each waits for the lock before it. */
const ALLOCATION = [
  ...['pool-next-block', 'prefix-insert-held', 'prefixes-lock-and-hold', 'prefixes-with-room'],
  ...['numbers-take', 'isbns-insert'],
]

describe('an approval sends few statements while others wait for what it holds', () => {
  test.each([
    ['PUBLISHER_CODE', 10],
    ['ISBN_FOR_PUBLICATION', 9],
  ] as const)('%s', async (service, most) => {
    const applicant = await aHouse()
    if (service === 'ISBN_FOR_PUBLICATION')
      granted(await office.decide(await underReview(applicant, 'PUBLISHER_CODE'), 'APPROVE'))
    const application = await underReview(applicant, service)
    const sent = await statementsOf(async () => granted(await office.decide(application, 'APPROVE')))
    expect([sent.shift(), sent.pop()]).toEqual(['START TRANSACTION', 'COMMIT'])
    const others = sent.filter((statement) => !ALLOCATION.includes(statement))
    expect(sent.length - others.length).toBe(4)
    expect(others.length).toBeLessThanOrEqual(most)
    // Nothing is read twice.
    expect(new Set(sent).size).toBe(sent.length)
  })
})

const PAGE = `query ($first: Int) {
  applications(agency: "XX", first: $first) {
    nodes {
      id service state waitingFor fee { amount }
      applicant { id name publisher { id name } }
      documents { code attached { copies } }
      nextSteps { act unmet { code } }
      registerMatches { matchedBy publisher { id } applicant { id } }
      history { act }
      papers { code kind }
      prefix { value status }
      deadline { workingDaysSpent }
    }
  }
}`

test('a page of applications takes the same statements, however many are on it', async () => {
  // Of every kind some, in turn: in the register or not, under review or done, with papers, with somebody of the same name.
  houses = 0
  const [registered, other] = [await aHouse(), await aHouse()]
  granted(await office.decide(await underReview(registered, 'PUBLISHER_CODE'), 'APPROVE'))
  granted(await office.decide(await underReview(other, 'PUBLISHER_CODE'), 'APPROVE'))
  for (let n = 0; n < 20; n++) {
    const twin = await office.enter({ name: `House no. ${n % 2}`, kind: 'ORGANISATION', basedIn: 'CH' })
    await underReview(twin, 'PUBLISHER_CODE')
    for (const service of ['ISBN_FOR_PUBLICATION', 'ADDITIONAL_CODE'] as const)
      await office.draft(n % 2 === 0 ? registered : other, service, aBook)
    await office.draft(twin, 'PUBLISHER_CODE', aBook)
    await underReview(await aHouse(), 'PUBLISHER_CODE')
  }
  const page = async (first: number) => {
    let nodes = 0
    const sent = await statementsOf(async () => {
      nodes = (await office.ask(PAGE, { first })).applications.nodes.length
    })
    expect(nodes).toBe(first)
    return sent.map((statement) => statement.replace(/ LIMIT \d+$/, '')).toSorted()
  }
  await page(1)
  const [few, many] = [await page(5), await page(100)]
  expect(many).toEqual(expect.arrayContaining(['held-by-publisher', 'free-by-span', 'register-matches']))
  expect(many.length).toBeLessThanOrEqual(20)
  expect(many).toEqual(few)
})
