import { openServingAgency } from '@isbn-hub/test/serving-agency'
import { testland } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'

test('a page of no numbers is refused, and one that names no size is of the usual one', async () => {
  await using office = await openServingAgency(testland)
  const page = (first: number | null) =>
    office.ask(
      `query ($of: [_Any!]!, $first: Int) { _entities(representations: $of) {
        ... on Prefix { isbns(first: $first) { totalCount } } } }`,
      { of: [{ __typename: 'Prefix', value: '978-9936-8000' }], first },
    )
  await expect(page(0)).rejects.toThrow('A page has 1 to 100 entries, not 0.')
  expect(await page(null)).toEqual({ _entities: [{ isbns: { totalCount: 0 } }] })
})

test('a place in the list of one prefix leads to no number of another', async () => {
  await using office = await openServingAgency(testland)
  const content = {
    publications: ['One', 'Another'].map((title) => ({ publication: { title, form: 'PDF' as const } })),
    expectedTitles: 5,
  }
  const serve = async () =>
    office.serve(
      await office.enter({ name: 'A house', kind: 'ORGANISATION', basedIn: 'CH' }),
      'PUBLISHER_CODE',
      content,
    )
  const [first, second] = [await serve(), await serve()]
  const page = async (value: string | null, after?: string) =>
    (
      await office.ask(
        `query ($of: [_Any!]!, $after: Cursor) { _entities(representations: $of) {
          ... on Prefix { isbns(first: 1, after: $after) { nodes { isbn13 } pageInfo { endCursor hasNextPage } } } } }`,
        { of: [{ __typename: 'Prefix', value }], after },
      )
    )._entities[0].isbns
  const begun = await page(second.prefix)
  expect(begun.pageInfo.hasNextPage).toBe(true)
  expect((await page(second.prefix, begun.pageInfo.endCursor)).pageInfo.hasNextPage).toBe(false)
  const { endCursor } = (await page(first.prefix)).pageInfo
  expect((await page(second.prefix, endCursor)).nodes).toEqual(begun.nodes)
  await expect(page(second.prefix, 'nonsense')).rejects.toThrow('not a cursor of this list')
  const { _entities } = await office.ask(
    `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Prefix { isbns { edges { cursor node { isbn13 } } } ends: isbns(last: 1) { nodes { isbn13 } totalCount pageInfo { hasPreviousPage } } } } }`,
    { of: [{ __typename: 'Prefix', value: second.prefix }] },
  )
  const [{ isbns, ends }] = _entities
  expect(isbns.edges[0]).toEqual({ cursor: begun.pageInfo.endCursor, node: begun.nodes[0] })
  expect(ends).toEqual({ nodes: [isbns.edges[1].node], totalCount: 2, pageInfo: { hasPreviousPage: true } })
})
