/** Who applies may be in the register already: what suggests it, and what an approval then wants. */
import { saysSomething } from './entered-text.ts'
import { type Refusal, refuse } from './refusal.ts'

/** On what a match rests; what says most comes first. */
export const MATCH_GROUNDS = ['TAX_NUMBER', 'NAME', 'EMAIL'] as const
export type MatchGround = (typeof MATCH_GROUNDS)[number]

/** Somebody who may be the applicant: a publisher, another applicant, or a publisher by way of its applicant. */
export interface RegisterMatch {
  readonly matchedBy: readonly MatchGround[]
  /** BY-1042; null where the other applicant isn't in the register either. */
  readonly publisher: string | null
  /** BY-APPLICANT-7: whose tax number or e-mail it is; null where the register's own record says it. */
  readonly applicant: string | null
}

/**
 * Nobody enters the register a second time unseen: it would get a second first code, past what is asked of an additional
 * one. An e-mail says too little to bar anything, since whoever looks after several publishers has one.
 */
export const newToTheRegister = {
  name: 'new to the register',
  needs: ['registerMatches'] as const,
  unmet({
    registerMatches,
    reason,
  }: {
    readonly registerMatches: readonly RegisterMatch[]
    readonly reason: string | undefined
  }): Refusal<'MAY_BE_REGISTERED'> | undefined {
    if (reason !== undefined && saysSomething(reason)) return undefined
    const seen = registerMatches.flatMap(({ publisher, matchedBy }) => {
      const says = matchedBy.some((ground) => ground !== 'EMAIL')
      return publisher !== null && says ? [{ publisher, matchedBy }] : []
    })
    if (seen.length === 0) return undefined
    return refuse('MAY_BE_REGISTERED', {
      publishers: seen.map(({ publisher }) => publisher),
      grounds: MATCH_GROUNDS.filter((ground) => seen.some(({ matchedBy }) => matchedBy.includes(ground))),
    })
  },
}
