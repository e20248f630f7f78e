/** Papers: to be had by those whom they concern, to be verified by anybody. */
import { AGENCY_CODE } from '@isbn-hub/identity/agency-code'
import { ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'

import type { IsbnStatus } from '../domain/assigned-isbn.ts'
import { type PrefixStatus, statusOf } from '../domain/assigned-prefix.ts'
import type { PaperNotCurrent } from '../domain/papers/paper-kind.ts'
import type { StoredPaper } from '../store/papers.ts'
import { signedLink } from './application-resolver.ts'
import { PaperType, PaperVerificationType, type SignedLinkType } from './application-types.ts'
import type { ResolverContext } from './context.ts'
import { OwnedBy } from './owned-by.ts'

/** No other text can be one; some, PostgreSQL couldn't even hold. */
const PAPER_CODE = new RegExp(`^${AGENCY_CODE}(?:-[0-9A-Z]{4}){3}$`)

@Resolver(() => PaperType)
export class PaperResolver {
  @Query(() => PaperVerificationType, {
    nullable: true,
    description:
      "What the agency's records say about a paper. Null if the agency made no paper with this code. Needs no token.",
  })
  @OwnedBy('code', 'AGENCY')
  async verifyPaper(
    @Arg('code', () => ID, { description: 'The verification code, as printed on the paper: UZ-7K3M-94QD-0XTR.' })
    code: string,
    @Ctx() { load, agencyContext }: ResolverContext,
  ): Promise<PaperVerificationType | null> {
    const paper = PAPER_CODE.test(code) ? await load.paper.load(code) : undefined
    if (!paper) return null
    const { kind, facts, supersededAt } = paper
    const isbns = [...facts.publications.flatMap(({ isbn }) => isbn ?? []), ...(facts.isbns ?? [])]
    const numbers = await Promise.all(isbns.map(async (isbn) => ({ isbn, status: await statusOfIsbn(isbn, load) })))
    const prefix = facts.prefix === undefined ? undefined : await load.prefix.load(facts.prefix)
    const prefixStatus = prefix ? statusOf(prefix) : null
    const notCurrentReason = whyNotCurrent(supersededAt !== null, numbers, prefixStatus)
    return {
      code: paper.code,
      kind,
      agency: agencyContext.nation.agency.name,
      issuedOn: facts.issuedOn,
      current: notCurrentReason === null,
      notCurrentReason,
      issuedTo: facts.applicant.name,
      prefix: facts.prefix ?? null,
      prefixStatus,
      isbns,
      numbers,
    }
  }

  @FieldResolver()
  issuedOn(@Root() { facts }: StoredPaper): string {
    return facts.issuedOn
  }

  @FieldResolver()
  pdf(@Root() { code }: StoredPaper, @Ctx() { links }: ResolverContext): SignedLinkType {
    return signedLink(links.paper(code))
  }
}

/** Of a number that no longer is one, too: a paper says what it said. */
async function statusOfIsbn(isbn: string, load: ResolverContext['load']): Promise<IsbnStatus> {
  const parsed = parseIsbn(isbn)
  return isProblem(parsed) ? 'UNASSIGNED' : ((await load.isbn.load(ordinalOf(parsed.isbn13)))?.status ?? 'UNASSIGNED')
}

function whyNotCurrent(
  superseded: boolean,
  numbers: readonly { readonly status: IsbnStatus }[],
  prefix: PrefixStatus | null,
): PaperNotCurrent | null {
  if (superseded) return 'SUPERSEDED'
  if (numbers.some(({ status }) => status === 'CANCELLED')) return 'NUMBER_CANCELLED'
  return prefix === 'CLOSED' ? 'PREFIX_CLOSED' : null
}
