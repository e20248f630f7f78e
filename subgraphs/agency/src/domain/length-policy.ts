/** How long a publisher's code is to be: the larger the output, the shorter the code and the larger the block. */

/** A size of prefix that a group offers: how long the registrant element is and how many numbers it holds. */
export interface LengthClass {
  readonly registrationGroup: string
  readonly registrantLength: number
  readonly block: number
}

/**
 * Puts the classes that fit into the order in which they are to be tried.
 * `expectedTitles` is what the publisher has and expects to publish, each form counted.
 */
export type LengthPolicy = (expectedTitles: number, classes: readonly LengthClass[]) => readonly LengthClass[]

/**
 * The smallest block that holds the expected output, else the next larger; where no block is large enough, the largest.
 * Within one size the nation's groups come in its own order of preference, which is the order of `classes`.
 */
export const smallestThatFits: LengthPolicy = (expectedTitles, classes) => {
  const largest = Math.max(...classes.map(({ block }) => block))
  const needed = Math.min(expectedTitles, largest)
  return classes.filter(({ block }) => block >= needed).toSorted((a, b) => a.block - b.block)
}
