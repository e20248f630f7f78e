import { nationContract } from '@isbn-hub/test/nation-contract'

import { northMacedonia } from '../src/nation.ts'

nationContract(northMacedonia)
