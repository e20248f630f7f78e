/** Prints the contract's SDL. Needs no database. */
import 'reflect-metadata'

import { buildContract } from './api/schema.ts'

process.stdout.write((await buildContract()).sdl)
