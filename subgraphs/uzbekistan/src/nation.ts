/** Uzbekistan: what the National Library says of itself and of its numbers. */
import { smallestThatFits } from '@isbn-hub/agency/domain/length-policy'
import type { Nation } from '@isbn-hub/agency/domain/nation'

import { uzbekInCyrillic, uzbekInLatin } from './paper-words.ts'
import { rules } from './rules.ts'
import { sample } from './sample.ts'
import { services } from './services.ts'

export const uzbekistan = {
  code: 'UZ',
  country: 'Uzbekistan',
  agency: {
    name: 'National Library of Uzbekistan',
    address: [],
    website: 'https://isbn.natlib.uz',
    source: '000_ebdf4a34b5ac8f91.txt:3-5',
  },
  // The document names no group. Both are this country's in the range table: 978-9943 has no closed range left to open,
  // and 978-9910 was opened beside it in 2023, so new prefixes come from 978-9910 first.
  groups: ['978-9910', '978-9943'],
  sharedPrefixes: [],
  // Its document is silent on how long a code is to be.
  lengthPolicy: smallestThatFits,
  // Its document is silent on what may be shown, so nothing is without the publisher's word.
  disclosure: { contact: false, publications: false },
  timeZone: 'Asia/Tashkent',
  rules,
  ...services,
  paperWords: [uzbekInLatin, uzbekInCyrillic],
  sample,
} satisfies Nation
