/** A publisher, as stored. Its id outside is the agency's code and this number. */
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Contact, Disclosure, Publisher, PublisherKind, PublisherStatus } from '../../domain/publisher.ts'

class DisclosureColumns implements Disclosure {
  @Column({ type: 'boolean' })
  readonly contact!: boolean

  @Column({ type: 'boolean' })
  readonly publications!: boolean
}

@Entity('publisher')
export class PublisherRow implements Omit<Publisher, 'id' | 'names' | 'successor'> {
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

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  readonly activityProfile!: readonly string[]

  @Column({ type: 'text', nullable: true })
  readonly website!: string | null

  @Column(() => DisclosureColumns, { prefix: 'disclose' })
  readonly disclosure!: Disclosure

  @Column({ type: 'date' })
  readonly registeredOn!: string

  @ForeignKey(() => PublisherRow)
  @Column({ type: 'bigint', nullable: true })
  readonly successor!: number | null

  /** The e-mail of its contact (domain/match-keys.ts): who applies is compared by it. */
  @Index({ type: 'hash' })
  @Column({ type: 'text', nullable: true })
  readonly emailKey!: string | null
}
