/**
 * The delegation table to begin with: who assigns from which registration groups. International's own record; a country
 * is added by a row.
 *
 * Groups and their countries are those of the range table; agencies are as their own documents name them.
 */
export interface DelegationFacts {
  readonly agency: AgencyFacts
  /** 978-985; the one to show first stands first. */
  readonly groups: readonly string[]
  /** Whether others may assign from the same groups. */
  readonly shared?: true
}

export interface AgencyFacts {
  readonly code: string
  readonly name: string
  /** In English, as the country calls itself today. */
  readonly country: string
  readonly website: string | null
}

export const DELEGATIONS: readonly DelegationFacts[] = [
  {
    agency: { code: 'BY', name: 'National Book Chamber of Belarus', country: 'Belarus', website: null },
    groups: ['978-985'],
  },
  {
    agency: {
      code: 'BG',
      name: 'St. St. Cyril and Methodius National Library',
      country: 'Bulgaria',
      website: null,
    },
    groups: ['978-619', '978-954'],
  },
  {
    agency: {
      code: 'MK',
      name: 'National and University Library St. Kliment Ohridski',
      country: 'North Macedonia',
      website: null,
    },
    groups: ['978-608', '978-9989'],
  },
  {
    agency: {
      code: 'UZ',
      name: 'National Library of Uzbekistan',
      country: 'Uzbekistan',
      website: 'https://isbn.natlib.uz',
    },
    groups: ['978-9910', '978-9943'],
  },
  {
    agency: { code: 'AF', name: 'Ministry of Information and Culture', country: 'Afghanistan', website: null },
    groups: ['978-9936'],
  },
  {
    agency: {
      code: 'INTL',
      name: 'International ISBN Agency',
      country: 'International',
      website: 'https://www.isbn-international.org',
    },
    groups: ['978-92'],
  },
  // Two groups outlived the states that they were given to. Their successors' agencies share them, outside this hub;
  // which of them draws on which range today is not published. SU and YU are the two states' codes, which
  // ISO 3166-1 keeps reserved; here they stand for all of these agencies together.
  {
    agency: { code: 'SU', name: 'Agencies of the former U.S.S.R', country: 'former U.S.S.R', website: null },
    groups: ['978-5'],
    shared: true,
  },
  {
    agency: { code: 'YU', name: 'Agencies of the former Yugoslavia', country: 'former Yugoslavia', website: null },
    groups: ['978-86'],
    shared: true,
  },
]
