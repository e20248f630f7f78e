// The range table that is used unless an operator brings another. Not endorsed by the International ISBN Agency.

import { generatedRanges } from './default-ranges.generated.ts'
import { RangeTable } from './range-table.ts'

/** Made from the table in the npm package isbn3; its serial names the version. It has rules for open ranges only. */
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
