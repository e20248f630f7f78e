import { run } from '@isbn-hub/runtime/run'

import { readConfig } from './config.ts'
import { startInternational } from './start-international.ts'

await run('international', (log) => startInternational(readConfig(process.env, log)))
