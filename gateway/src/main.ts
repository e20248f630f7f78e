/** The gateway as a process. */
import { run } from '@isbn-hub/runtime/run'

import { readConfig } from './config.ts'
import { startGateway } from './start-gateway.ts'

void run('gateway', (log) => startGateway(readConfig(process.env, log), log))
