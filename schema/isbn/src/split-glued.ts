// Numbers that were run together, with each other or with something else.

import { checks10 } from './check-digit.ts'
import { fromNineDigits, type Isbn13, isIsbn13 } from './isbn13.ts'

export interface GluedNumber {
  readonly isbn13: Isbn13
  readonly form: 'ISBN13' | 'ISBN10' | 'GTIN14'
}

/**
 * The ISBNs that a longer string of digits is made of, if they are all of it: several run together, zeros in front of an
 * ISBN-13, behind one the two or five digits of a price code. In an element string of GS1 more may follow, and
 * the last digit of a scanner's symbology identifier, ]C1, may stand in front.
 */
export function splitGlued(digits: string): GluedNumber[] {
  if (digits.length < 14) return []
  const gs1 = /^[0-4]?010(97[89][0-9]{10})/.exec(digits)?.[1]
  if (gs1 && isIsbn13(gs1)) return [{ isbn13: gs1, form: 'GTIN14' }]
  const steps = stepsThrough(digits)
  const found: GluedNumber[] = []
  let index = 0
  for (let step = steps.get(0); step; step = steps.get(index)) {
    const part = digits.slice(index, index + step)
    if (isIsbn13(part)) found.push({ isbn13: part, form: 'ISBN13' })
    else if (step === 10) found.push({ isbn13: fromNineDigits(part.slice(0, 9)), form: 'ISBN10' })
    index += step
  }
  return found
}

/**
 * For each index at which a number begins, if the digits behind it are numbers too: how many digits the number has; 1 for
 * a zero in front of an ISBN-13.
 */
function stepsThrough(digits: string): ReadonlyMap<number, 1 | 10 | 13> {
  const steps = new Map<number, 1 | 10 | 13>()
  const end = digits.length
  for (let index = end - 10; index >= 0; index--) {
    const step = stepAt(index)
    if (step) steps.set(index, step)
  }
  return steps

  function stepAt(index: number): 1 | 10 | 13 | undefined {
    const afterThirteen = end - (index + 13)
    if (digits.charAt(index) === '9' && ([0, 2, 5].includes(afterThirteen) || steps.has(index + 13))) {
      if (isIsbn13(digits.slice(index, index + 13))) return 13
    }
    if (index + 10 === end || steps.has(index + 10)) {
      if (checks10(digits.slice(index, index + 10))) return 10
    }
    return digits.charAt(index) === '0' && [1, 13].includes(steps.get(index + 1) ?? 0) ? 1 : undefined
  }
}
