import { runAgency } from '@isbn-hub/agency/start-agency'

import { bulgaria } from './nation.ts'

await runAgency(bulgaria)
