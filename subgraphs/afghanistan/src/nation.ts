/**
 * Afghanistan. Its document is a general text on ISBN that names no country: that it is this country's is judged from the
 * ministry which collects the metadata.
 */
import { smallestThatFits } from '@isbn-hub/agency/domain/length-policy'
import type { Nation } from '@isbn-hub/agency/domain/nation'

import { dari } from './paper-words.ts'
import { rules } from './rules.ts'
import { sample } from './sample.ts'
import { services } from './services.ts'

export const afghanistan = {
  code: 'AF',
  country: 'Afghanistan',
  agency: {
    name: 'Ministry of Information and Culture',
    address: ['Afghanistan'],
    source: '003_1725eac0fd7caaad.txt:116',
  },
  // The document names no group; the range table gives this country one.
  groups: ['978-9936'],
  sharedPrefixes: [],
  // The document is silent on how long a code is to be; an exhausted prefix gets an additional one that may be larger
  // (003_1725eac0fd7caaad.txt:220).
  lengthPolicy: smallestThatFits,
  // The document is silent on what may be shown, so nothing is without the publisher's word.
  disclosure: { contact: false, publications: false },
  timeZone: 'Asia/Kabul',
  rules,
  ...services,
  paperWords: [dari],
  sample,
} satisfies Nation
