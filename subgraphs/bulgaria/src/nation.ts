/** Bulgaria: what the National Library's ISBN agency says of its numbers, as retold in an article by a third side. */
import { smallestThatFits } from '@isbn-hub/agency/domain/length-policy'
import type { Nation } from '@isbn-hub/agency/domain/nation'

import { bulgarian } from './paper-words.ts'
import { rules } from './rules.ts'
import { sample } from './sample.ts'
import { services } from './services.ts'

export const bulgaria = {
  code: 'BG',
  country: 'Bulgaria',
  agency: {
    name: 'St. St. Cyril and Methodius National Library',
    address: ['room 54'],
    source: '002_1d1faddc2c9764de.txt:131',
  },
  // Both are named in 002_1d1faddc2c9764de.txt:16. New prefixes come from 978-619 first: it is the later of the two,
  // while 978-954 was in use before ISBNs had thirteen digits.
  groups: ['978-619', '978-954'],
  sharedPrefixes: [
    { value: '978-954-799', holder: 'Издание на автора', source: '002_1d1faddc2c9764de.txt:18' },
    { value: '978-619-188', holder: 'Издание на автора', source: '002_1d1faddc2c9764de.txt:18' },
  ],
  // The length depends on the volume of production; codes have two to five digits (002_1d1faddc2c9764de.txt:18), which
  // is what the ranges of both groups offer.
  lengthPolicy: smallestThatFits,
  // The data of publishers, correspondence addresses among them, are public (002_1d1faddc2c9764de.txt:135); those of
  // their books only with explicit consent (002_1d1faddc2c9764de.txt:139).
  disclosure: { contact: true, publications: false },
  timeZone: 'Europe/Sofia',
  rules,
  ...services,
  paperWords: [bulgarian],
  sample,
} satisfies Nation
