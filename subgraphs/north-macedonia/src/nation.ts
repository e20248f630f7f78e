/** North Macedonia: what the ISBN agency in the national library says of itself and of its numbers. */
import { smallestThatFits } from '@isbn-hub/agency/domain/length-policy'
import type { Nation } from '@isbn-hub/agency/domain/nation'

import { macedonian } from './paper-words.ts'
import { rules } from './rules.ts'
import { sample } from './sample.ts'
import { services } from './services.ts'

export const northMacedonia = {
  code: 'MK',
  // Its document still says Republic of Macedonia.
  country: 'North Macedonia',
  agency: {
    name: 'National and University Library St. Kliment Ohridski',
    address: ['Bul. Goce Delčev 6', 'PO box 566', 'Skopje'],
    phone: '+389 2 3115 177',
    source: '004_700eafb09d0a031c.txt:41, 114-120',
  },
  // The document names no group. Both are this country's in the range table: 978-9989 is the older, four digits long and
  // with smaller blocks, so new prefixes come from 978-608 first.
  groups: ['978-608', '978-9989'],
  sharedPrefixes: [],
  // A larger output has a shorter code (004_700eafb09d0a031c.txt:37).
  lengthPolicy: smallestThatFits,
  // A publisher appears in the international directory (004_700eafb09d0a031c.txt:101); what of it, isn't said.
  disclosure: { contact: false, publications: false },
  timeZone: 'Europe/Skopje',
  rules,
  ...services,
  paperWords: [macedonian],
  sample,
} satisfies Nation
