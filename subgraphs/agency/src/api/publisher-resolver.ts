/** Publisher's relations, and what it keeps back unless consent or office allows. */
import { may } from '@isbn-hub/identity/may'
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'

import { publicContact, type Publisher } from '../domain/publisher.ts'
import type { ResolverContext } from './context.ts'
import { PrefixType } from './prefix-type.ts'
import { AgencyStub, ContactType, PublisherType, RedactionType } from './publisher-type.ts'

@Resolver(() => PublisherType)
export class PublisherResolver {
  @FieldResolver(() => AgencyStub, { description: 'The agency that registered the publisher.' })
  @Directive('@shareable')
  agency(@Ctx() { agencyContext }: ResolverContext): AgencyStub {
    return { code: agencyContext.nation.code }
  }

  @FieldResolver(() => ContactType, {
    nullable: true,
    description:
      'How to reach the publisher. Null if the publisher has not agreed to show it, which `redactions` then says.',
  })
  contact(@Root() publisher: Publisher, @Ctx() context: ResolverContext): ContactType | null {
    const { contact } = publisher
    if (!contact) return null
    const shown = isRegistrar(context) ? contact : publicContact(publisher, context.agencyContext.nation.disclosure)
    if (!shown) return null
    const { address = [], email, phone, person } = shown
    return { address, email, phone, person }
  }

  @FieldResolver(() => [RedactionType], {
    nullable: true,
    description: 'The fields of this publisher that are not shown to the caller, and why.',
  })
  redactions(@Root() { contact, disclosure }: Publisher, @Ctx() context: ResolverContext): RedactionType[] {
    if (isRegistrar(context)) return []
    const fields: string[] = []
    if (contact && !disclosure.contact) {
      const { email, phone, person } = contact
      const parts = Object.entries({ email, phone, person }).filter(([, value]) => value !== undefined)
      if (!context.agencyContext.nation.disclosure.contact) fields.push('contact')
      else fields.push(...parts.map(([part]) => `contact.${part}`))
    }
    if (!disclosure.publications) fields.push('prefixes.isbns.nodes.publication')
    return fields.map((field) => ({ field, reason: 'NO_CONSENT' }))
  }

  // Never shared with the directory: the gateway joins two lists of entities by their places, and the directory may be
  // an assignment behind.
  @FieldResolver(() => [PrefixType], {
    nullable: true,
    description: 'The prefixes that the publisher holds now, the oldest first.',
  })
  async prefixes(@Root() { id }: Publisher, @Ctx() { load }: ResolverContext): Promise<PrefixType[]> {
    return (await load.holdings.load(id)).map(({ prefix }) => ({ value: prefix }))
  }

  @FieldResolver(() => PublisherType, {
    nullable: true,
    description: 'The publisher that took this one over. Null if none did.',
  })
  successor(@Root() { successor }: Publisher, @Ctx() { load }: ResolverContext): Promise<Publisher | null> | null {
    return successor === null ? null : load.publisher.load(successor)
  }
}

/** The agency's own registrar sees what the public doesn't. */
export const isRegistrar = ({ asking, agencyContext }: ResolverContext): boolean =>
  may(asking, 'registrar', agencyContext.nation.code) === true
