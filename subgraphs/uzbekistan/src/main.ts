import { runAgency } from '@isbn-hub/agency/start-agency'

import { uzbekistan } from './nation.ts'

await runAgency(uzbekistan)
