// The range table that a process cuts numbers with: the project's own, or the official message that its operator gives.

import { readFileSync } from 'node:fs'

import { defaultRanges } from '@isbn-hub/isbn/default-ranges'
import { parseRangeMessage, RangeMessageUnreadable } from '@isbn-hub/isbn/range-message'
import type { RangeTable } from '@isbn-hub/isbn/range-table'

import { ConfigProblem } from './config-problem.ts'

/** The table of the message in the file; without a file the default one. A file that can't be read is a ConfigProblem. */
export function loadRanges(file: string | undefined): RangeTable {
  if (!file) return defaultRanges
  try {
    return parseRangeMessage(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof RangeMessageUnreadable)
      throw new ConfigProblem(`RANGE_MESSAGE ${file} is not a range message: ${error.message}`, { cause: error })
    throw new ConfigProblem(`RANGE_MESSAGE ${file} can't be read: ${String(Reflect.get(Object(error), 'code'))}.`, {
      cause: error,
    })
  }
}
