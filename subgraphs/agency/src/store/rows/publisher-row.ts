/** A publisher, as stored. Its id outside is the agency's code and this number. */
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Contact, PublisherKind, PublisherStatus } from '../../domain/publisher.ts'

@Entity('publisher')
export class PublisherRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  readonly number!: number

  @Column({ type: 'text' })
  readonly name!: string

  @Column({ type: 'text' })
  readonly kind!: PublisherKind

  @Column({ type: 'text', default: 'ACTIVE' })
  readonly status!: PublisherStatus

  @Column({ type: 'text', nullable: true })
  readonly place!: string | null

  @Column({ type: 'jsonb', nullable: true })
  readonly contact!: Contact | null

  @Column({ type: 'text', array: true, name: 'activity_profile', default: () => "'{}'" })
  readonly activityProfile!: string[]

  @Column({ type: 'text', nullable: true })
  readonly website!: string | null

  @Column({ type: 'boolean', name: 'disclose_contact' })
  readonly discloseContact!: boolean

  @Column({ type: 'boolean', name: 'disclose_publications' })
  readonly disclosePublications!: boolean

  @Column({ type: 'date', name: 'registered_on' })
  readonly registeredOn!: string

  @Column({ type: 'bigint', nullable: true })
  readonly successor!: number | null
}
