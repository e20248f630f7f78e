// Starts server.js as its child, says the child's port, and lives until it is killed.
import { fork } from 'node:child_process'

const child = fork(new URL('server.js', import.meta.url), {
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  detached: true,
})
child.on('message', ({ listening }) => process.stdout.write(JSON.stringify({ port: listening }) + '\n'))
