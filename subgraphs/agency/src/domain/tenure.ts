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
