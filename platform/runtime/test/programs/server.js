// A process of the hub in small: what it does is said by its first argument. Runs the built files, as every process does.
import { createServer } from 'node:http'

import { ConfigProblem } from '../../dist/config-problem.js'
import { run } from '../../dist/run.js'

const [, , conduct = 'serve'] = process.argv

await run('example', async () => {
  if (conduct === 'config') throw new ConfigProblem('DATABASE_URL is missing: say where the database is.')
  if (conduct === 'fault') throw Object.assign(new Error('listen failed\nfor a reason'), { code: 'EADDRINUSE' })

  const server = createServer((request, response) => {
    if (request.url === '/reject') void Promise.reject(new Error('nobody waited'))
    if (request.url === '/throw') setImmediate(() => JSON.parse('{'))
    response.end('hello')
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: server.address().port,
    async stop() {
      if (conduct === 'stubborn') await new Promise(() => undefined)
      if (conduct === 'clumsy') throw new Error('the pool was closed twice')
      process.stdout.write('stopped in order\n')
      server.close()
    },
  }
})
