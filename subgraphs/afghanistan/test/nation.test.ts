import { nationContract } from '@isbn-hub/agency/testing/nation-contract'

import { afghanistan } from '../src/nation.ts'

nationContract(afghanistan)
