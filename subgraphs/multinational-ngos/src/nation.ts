/**
 * The International ISBN Agency as an agency: what it assigns itself, to non-governmental organisations of several
 * countries, from a group that belongs to no country. The only source is one sentence in a text on ISBN in general.
 */
import { smallestThatFits } from '@isbn-hub/agency/domain/length-policy'
import type { Nation } from '@isbn-hub/agency/domain/nation'
import { silence } from '@isbn-hub/agency/domain/rules/nation-rules'

import { sample } from './sample.ts'
import { services } from './services.ts'

export const multinationalNgos = {
  code: 'INTL',
  country: 'Multinational NGOs',
  agency: {
    name: 'International ISBN Agency',
    address: [],
    source: '003_1725eac0fd7caaad.txt:120',
  },
  // The sentence names no group; the range table gives this one to such publishers.
  groups: ['978-92'],
  sharedPrefixes: [],
  // On lengths and on what may be shown the text is silent, as for the country that it is read for.
  lengthPolicy: smallestThatFits,
  disclosure: { contact: false, publications: false },
  // No text says where it sits: its days are those of no country.
  timeZone: 'UTC',
  // Whom it serves bars the way in its services; on products, changes, placement, fees and papers it says nothing.
  rules: silence,
  ...services,
  paperWords: [],
  sample,
} satisfies Nation
