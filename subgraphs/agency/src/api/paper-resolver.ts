/** Papers: to be had by those whom they concern, to be verified by anybody. */
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'

import type { StoredPaper } from '../store/papers.ts'
import { signedLink } from './application-resolver.ts'
import { PaperType, PaperVerificationType, type SignedLinkType } from './application-types.ts'
import type { AgencyContext } from './context.ts'
import { OwnedBy } from './owned-by.ts'

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
    const paper = await load.paper.load(code)
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
