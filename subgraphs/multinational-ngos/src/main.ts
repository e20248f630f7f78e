import { runAgency } from '@isbn-hub/agency/start-agency'

import { multinationalNgos } from './nation.ts'

await runAgency(multinationalNgos)
