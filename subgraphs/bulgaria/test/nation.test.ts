import { nationContract } from '@isbn-hub/agency/testing/nation-contract'

import { bulgaria } from '../src/nation.ts'

nationContract(bulgaria)
