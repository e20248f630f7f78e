// `npm start` of a project that a test has made: its folder is the first argument.
import { runStart } from '../../../dist/start/run-start.js'

await runStart(process.argv[2])
