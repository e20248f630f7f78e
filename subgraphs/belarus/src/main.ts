import { runAgency } from '@isbn-hub/agency/start-agency'

import { extension } from './extension.ts'
import { belarus } from './nation.ts'

await runAgency(belarus, extension)
