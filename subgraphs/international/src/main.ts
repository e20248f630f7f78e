import { run } from '@isbn-hub/runtime/run'

import { readConfig } from './config.ts'
import { startInternational } from './start-international.ts'

await run('international', () => startInternational(readConfig(process.env)))
