import { describe, expect, test } from '@jest/globals'

import { docExamplesIn, exportsOf, publicSources, runDocExample } from './doc-examples.ts'

const sources = publicSources(`${import.meta.dirname}/..`)
const scope = await exportsOf(sources)

test('every public function and method shows how it is used', () => {
  expect(sources.flatMap((source) => docExamplesIn(source).missing)).toEqual([])
})

describe('what a docstring shows is what happens', () => {
  test.each(sources.flatMap((source) => docExamplesIn(source).examples))('$of', async (example) => {
    for (const { expression, actual, expected, partial } of await runDocExample(example, scope)) {
      const compared = { [expression]: actual }
      if (partial) expect(compared).toMatchObject({ [expression]: expected })
      else expect(compared).toEqual({ [expression]: expected })
    }
  })
})
