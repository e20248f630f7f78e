import { nationContract } from '@isbn-hub/agency/testing/nation-contract'

import { northMacedonia } from '../src/nation.ts'

nationContract(northMacedonia)
