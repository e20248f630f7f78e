import { nationContract } from '@isbn-hub/test/nation-contract'

import { afghanistan } from '../src/nation.ts'

nationContract(afghanistan)
