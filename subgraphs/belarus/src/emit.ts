/** Prints the extension's SDL. Needs no database. */
import 'reflect-metadata'

import { extension } from './extension.ts'

process.stdout.write((await extension.build()).sdl)
