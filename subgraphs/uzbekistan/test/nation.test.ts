import { nationContract } from '@isbn-hub/agency/testing/nation-contract'

import { uzbekistan } from '../src/nation.ts'

nationContract(uzbekistan)
