// A part of the hub in small: it listens where it is told, tells what it was told, and says when it stops.
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'

import { run } from '../../../../platform/runtime/dist/run.js'

/** Imported by a main.js that a test writes. `diary` is a file; a stubborn part doesn't end when it is asked to. */
export function runPart(name, { diary, stubborn = false }) {
  return run(name, async () => {
    const server = createServer((_, response) => response.end(JSON.stringify(process.env)))
    await new Promise((resolve, reject) =>
      server.on('error', reject).listen(Number(process.env.PORT), process.env.HOST ?? '127.0.0.1', resolve),
    )
    return {
      port: server.address().port,
      async stop() {
        appendFileSync(diary, `${name}\n`)
        if (stubborn) await new Promise(() => undefined)
        server.closeAllConnections()
        server.close()
      },
    }
  })
}
