import { openServingAgency, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { testland } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { registerPublisher } from '../../src/actions/register-publisher.ts'
import { type Act, ACT_REFUSES } from '../../src/api/act-refusals.ts'
import { buildContract } from '../../src/api/schema.ts'

let office: ServingAgency
beforeAll(async () => void (office = await openServingAgency(testland)))
afterAll(async () => office[Symbol.asyncDispose]())

const REFUSAL =
  '... on Refusal { code message language facts { name value } path rule { id text source } others { code } }'

const assign = async (input: string, prefix = '978-9936-8000') =>
  (
    await office.ask(
      `mutation { assignIsbns(prefix: "${prefix}", input: ${input}, idempotencyKey: "a key") { ${REFUSAL} } }`,
    )
  ).assignIsbns

describe('a refusal', () => {
  test('has a code, its facts by name, a sentence, and nothing where no rule and no single value is at fault', async () => {
    expect(await assign('{ count: 1 }')).toEqual({
      code: 'PREFIX_UNKNOWN',
      message: 'The prefix 978-9936-8000 is not assigned. Compare its digits.',
      language: 'en',
      facts: [{ name: 'prefix', value: '978-9936-8000' }],
      path: ['prefix'],
      rule: null,
      others: [],
    })
    expect(await assign('{ count: 1, publications: [] }')).toMatchObject({
      code: 'ONE_OF_NEEDED',
      facts: [
        { name: 'fields', value: 'publications' },
        { name: 'fields', value: 'count' },
      ],
      path: null,
    })
  })

  test('names the input field that is wrong, as deep as it lies', async () => {
    const volumes = `[{ title: "One", form: PDF }, { title: " ", form: PDF }]`
    const refused = await assign(`{ publications: [{ title: "A set", form: SET, volumes: ${volumes} }] }`)
    expect(refused).toMatchObject({
      code: 'TEXT_EMPTY',
      facts: [{ name: 'field', value: 'publications.0.volumes.1.title' }],
      path: ['input', 'publications', '0', 'volumes', '1', 'title'],
    })
    const key = await office.ask(
      `mutation { closePrefix(prefix: "978-9936-8000", idempotencyKey: " ") { ... on Refusal { code path } } }`,
    )
    expect(key.closePrefix).toEqual({ code: 'TEXT_EMPTY', path: ['idempotencyKey'] })
  })

  test('shows a hostile text short and without what would turn the sentence around', async () => {
    const prefix = `\u202E${'x'.repeat(5_000)}\u0000\ud800`
    const { assignIsbns } = await office.ask(
      `mutation ($prefix: ID!) { assignIsbns(prefix: $prefix, input: { count: 1 }, idempotencyKey: "k") { ${REFUSAL} } }`,
      { prefix },
    )
    const { message, facts } = assignIsbns
    expect(message.length).toBeLessThan(400)
    expect(message).not.toMatch(/[\p{Cc}\p{Cs}\u202E]/u)
    expect(facts.find(({ name }: { name: string }) => name === 'input').value).toBe(`${'x'.repeat(100)}…`)
  })

  test('on an application says what else bars the step, each by itself', async () => {
    const { publisher } = (await registerPublisher(office.agencyContext, office.actRequest(), {
      name: 'Known',
      kind: 'ORGANISATION',
    })) as { publisher: string }
    const applicant = await office.enter({ name: 'Known', kind: 'ORGANISATION', basedIn: 'CH' })
    const id = await office.draft(applicant, 'PUBLISHER_CODE', { publications: [], expectedTitles: 5 })
    await office.apply(id, 'SUBMIT')
    await office.decide(id, 'START_REVIEW')
    const { actOnApplication } = await office.ask(
      `mutation { actOnApplication(application: "${id}", act: APPROVE, idempotencyKey: "seen") { ${REFUSAL} } }`,
    )
    expect(actOnApplication).toMatchObject({
      code: 'MAY_BE_REGISTERED',
      facts: [
        { name: 'publishers', value: publisher },
        { name: 'grounds', value: 'NAME' },
      ],
      others: [],
    })
  })
})

test('the description of each mutation lists the codes with which it refuses', async () => {
  const mutations = (await buildContract()).schema.getMutationType()?.getFields() ?? {}
  expect(Object.keys(mutations).toSorted()).toEqual(Object.keys(ACT_REFUSES).toSorted())
  for (const [act, { description }] of Object.entries(mutations)) {
    const [, codes = ''] = /Refuses with (.*)\.$/.exec(description ?? '') ?? []
    expect([act, codes.split(', ').toSorted()]).toEqual([act, [...new Set(ACT_REFUSES[act as Act])].toSorted()])
  }
})
