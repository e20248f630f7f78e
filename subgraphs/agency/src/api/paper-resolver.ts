/** Papers: to be had by those whom they concern, to be verified by anybody. */
import { AGENCY_CODE } from '@isbn-hub/identity/agency-code'
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'

import type { StoredPaper } from '../store/papers.ts'
import { signedLink } from './application-resolver.ts'
import { PaperType, PaperVerificationType, type SignedLinkType } from './application-types.ts'
import type { AgencyContext } from './context.ts'
import { OwnedBy } from './owned-by.ts'

/** No other text can be one; some, PostgreSQL couldn't even hold. */
const PAPER_CODE = new RegExp(`^${AGENCY_CODE}(?:-[0-9A-Z]{4}){3}$`)

@Resolver(() => PaperType)
export class PaperResolver {
  @Query(() => PaperVerificationType, {
    nullable: true,
    description: 'What a paper with this code says by our records; null where we made none. Needs no token.',
  })
  @OwnedBy('code', 'AGENCY')
  async verifyPaper(
    @Arg('code', () => ID, { description: 'As it stands on the paper: UZ-7K3M-94QD-0XTR.' }) code: string,
    @Ctx() { load, desk }: AgencyContext,
  ): Promise<PaperVerificationType | null> {
    const paper = PAPER_CODE.test(code) ? await load.paper.load(code) : undefined
    if (!paper) return null
    const { kind, facts, supersededAt } = paper
    return {
      code: paper.code,
      kind,
      agency: desk.nation.agency.name,
      madeOn: facts.madeOn,
      current: supersededAt === null,
      issuedTo: facts.applicant.name,
      prefix: facts.prefix ?? null,
      isbns: [...facts.publications.flatMap(({ isbn }) => isbn ?? []), ...(facts.isbns ?? [])],
    }
  }

  @FieldResolver()
  madeOn(@Root() { facts }: StoredPaper): string {
    return facts.madeOn
  }

  @FieldResolver()
  pdf(@Root() { code }: StoredPaper, @Ctx() { links }: AgencyContext): SignedLinkType {
    return signedLink(links.paper(code))
  }
}
