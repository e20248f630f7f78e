import { expect, test } from '@jest/globals'

import { silence } from '../../../src/domain/rules/nation-rules.ts'
import { type PlacementRule, placementsFor } from '../../../src/domain/rules/placements.ts'

const cited = { text: 'a rule', source: 'invented' }

const placements: PlacementRule[] = [
  { ...cited, id: 'P01', forms: ['PAPERBACK'], where: 'Inside', mandatory: true },
  { ...cited, id: 'P02', forms: ['PAPERBACK', 'EPUB'], where: 'Outside', mandatory: false },
]

test('a form has its places in the order of the document, each with its rule', () => {
  expect(placementsFor({ placements }, 'PAPERBACK')).toEqual([
    { where: 'Inside', mandatory: true, rule: { ...cited, id: 'P01' } },
    { where: 'Outside', mandatory: false, rule: { ...cited, id: 'P02' } },
  ])
  expect(placementsFor({ placements }, 'EPUB').map(({ rule }) => rule.id)).toEqual(['P02'])
})

test('where the document is silent on a form, there is no place', () => {
  expect(placementsFor({ placements }, 'MICROFORM')).toEqual([])
  expect(placementsFor(silence, 'PAPERBACK')).toEqual([])
})
