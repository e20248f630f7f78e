/** The gateway as a process. */
import { run } from '@isbn-hub/runtime/run'

import { readConfig } from './config.ts'
import { startGateway } from './start-gateway.ts'

void run('gateway', () => startGateway(readConfig(process.env)))
