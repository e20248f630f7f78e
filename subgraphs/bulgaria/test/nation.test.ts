import { nationContract } from '@isbn-hub/test/nation-contract'

import { bulgaria } from '../src/nation.ts'

nationContract(bulgaria)
