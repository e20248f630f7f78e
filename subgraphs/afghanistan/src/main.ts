import { runAgency } from '@isbn-hub/agency/start-agency'

import { afghanistan } from './nation.ts'

await runAgency(afghanistan)
