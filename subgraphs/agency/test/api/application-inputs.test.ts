import { openServingAgency } from '@isbn-hub/test/serving-agency'
import { testland } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'

test('who says null of its consent has given none, and is served like anybody', async () => {
  await using office = await openServingAgency(testland)
  const { enterApplicant } = await office.ask(
    `mutation { enterApplicant(agency: "XX", idempotencyKey: "enter", input: {
      name: "A house", kind: ORGANISATION, basedIn: "CH", multinational: null, bank: null
      contact: { phone: "1" }, discloseContact: null, disclosePublications: null
    }) { ... on EnterApplicantSuccess { applicant { id } } } }`,
    {},
    office.customer(),
  )
  const applicant = enterApplicant.applicant.id
  await office.serve(applicant, 'PUBLISHER_CODE', { publications: [], expectedTitles: 5 })
  const { _entities } = await office.ask(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Publisher { contact { phone } redactions { field } } } }',
    { of: [{ __typename: 'Publisher', id: await office.publisherOf(applicant) }] },
    { anonymous: true },
  )
  expect(_entities).toEqual([
    { contact: null, redactions: [{ field: 'contact' }, { field: 'prefixes.isbns.nodes.publication' }] },
  ])
})
