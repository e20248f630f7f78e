/** Who holds a prefix, since when and why: takeovers and several holders are data, not exceptions. */

export const TENURE_REASONS = ['FIRST_ASSIGNMENT', 'ADDITIONAL', 'TAKEOVER', 'RETURNED'] as const
export type TenureReason = (typeof TENURE_REASONS)[number]

export interface Tenure {
  /** BY-1042 */
  readonly publisher: string
  /** 978-985-6020 */
  readonly prefix: string
  /** 2026-11-21 */
  readonly from: string
  readonly until: string | null
  readonly reason: TenureReason
}

/** Why a tenure begins: the prefix was given, or it moved to whoever takes over, or back to who held it before. */
export function reasonFor({
  moved,
  heldItBefore,
  holdsOthers,
}: {
  readonly moved: boolean
  readonly heldItBefore: boolean
  readonly holdsOthers: boolean
}): TenureReason {
  if (moved) return heldItBefore ? 'RETURNED' : 'TAKEOVER'
  return holdsOthers ? 'ADDITIONAL' : 'FIRST_ASSIGNMENT'
}
