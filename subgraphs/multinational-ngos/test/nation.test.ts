import { nationContract } from '@isbn-hub/agency/testing/nation-contract'

import { multinationalNgos } from '../src/nation.ts'

nationContract(multinationalNgos, { groupsNamed: 'International NGO Publishers and EU Organizations' })
