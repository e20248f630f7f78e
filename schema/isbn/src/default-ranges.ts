// The range table that is there when an operator has brought no other. Not endorsed by the International ISBN Agency.

import { generatedRanges } from './default-ranges.generated.ts'
import { RangeTable } from './range-table.ts'

/** Made from the table in the npm package isbn3; its serial names the version. It has no rules for what isn't open. */
export const defaultRanges = new RangeTable({
  ...generatedRanges,
  groups: generatedRanges.groups.map(({ value, name, ranges }) => ({
    value,
    name,
    rules: ranges.map((range) => {
      const [from = '', to = ''] = range.split('-')
      return { from, to, registrantLength: from.length }
    }),
  })),
})
