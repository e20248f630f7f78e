import { nationContract } from '@isbn-hub/test/nation-contract'

import { uzbekistan } from '../src/nation.ts'

nationContract(uzbekistan)
