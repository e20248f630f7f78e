// `npm start`: the whole hub on this machine, each part a process with a port of its own, as in production.

import { runStart } from './start/run-start.ts'

await runStart()
