import { runAgency } from '@isbn-hub/agency/start-agency'

import { northMacedonia } from './nation.ts'

await runAgency(northMacedonia)
