// Starts PostgreSQL in the folder it is told, says where, and lives until it is killed. Runs the built files.
import { startPostgres } from '../../../dist/postgres/start-postgres.js'

const { pid, port } = await startPostgres({ folder: process.argv[2] })
process.stdout.write(JSON.stringify({ pid, port }) + '\n')
setInterval(() => undefined, 60_000)
