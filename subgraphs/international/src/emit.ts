/** Prints the subgraph's SDL. Needs no database. */
import 'reflect-metadata'

import { buildInternational } from './api/schema.ts'

process.stdout.write((await buildInternational()).sdl)
