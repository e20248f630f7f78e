/** Belarus: what the National Book Chamber says of itself and of its numbers. */
import { smallestThatFits } from '@isbn-hub/agency/domain/length-policy'
import type { Nation } from '@isbn-hub/agency/domain/nation'

import { belarusian } from './paper-words.ts'
import { rules } from './rules.ts'
import { sample } from './sample.ts'
import { services } from './services.ts'

export const belarus = {
  code: 'BY',
  country: 'Belarus',
  agency: {
    name: 'National Book Chamber of Belarus',
    address: ['31A/1, V. Kharuzhay str.', 'Minsk'],
    phone: '+375-17-378-67-15',
    source: '001_c1eed1b5c3513997.txt:3-6',
  },
  // 001_c1eed1b5c3513997.txt:12, 25
  groups: ['978-985'],
  sharedPrefixes: [],
  // Its document is silent on how long a code is to be.
  lengthPolicy: smallestThatFits,
  // Name, identifiers, address and profile go into the international directory (001_c1eed1b5c3513997.txt:30). Persons,
  // telephones and titles aren't spoken of, so they wait for the publisher's word.
  disclosure: { contact: false, publications: false },
  timeZone: 'Europe/Minsk',
  rules,
  ...services,
  paperWords: [belarusian],
  sample,
} satisfies Nation
