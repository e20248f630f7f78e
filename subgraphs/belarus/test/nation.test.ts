import { nationContract } from '@isbn-hub/test/nation-contract'

import { extension } from '../src/extension.ts'
import { belarus } from '../src/nation.ts'

nationContract(belarus, { extension })
