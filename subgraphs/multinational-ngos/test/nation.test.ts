import { nationContract } from '@isbn-hub/test/nation-contract'

import { multinationalNgos } from '../src/nation.ts'

nationContract(multinationalNgos, { groupsNamed: 'International NGO Publishers and EU Organizations' })
