/** A publisher in the directory, as its agency last announced it. */
import type { ContactRecord, PublisherKind, PublisherRecord, PublisherStatus } from '@isbn-hub/feed/event'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

@Entity('directory_publisher')
@Index('directory_publisher_in_order', ['sortKey', 'id'])
@Index('directory_publisher_of_agency', ['agency', 'sortKey', 'id'])
@Index('directory_publisher_facets', ['agency', 'status', 'kind'])
@Index('directory_publisher_counted', ['agency', 'registeredOn', 'closedOn'])
export class DirectoryPublisherRow {
  @PrimaryColumn({ type: 'text' })
  readonly id!: string

  @Column({ type: 'text' })
  readonly agency!: string

  @Column({ type: 'text' })
  readonly name!: string

  @Column({ type: 'jsonb' })
  readonly names!: PublisherRecord['names']

  @Column({ type: 'text' })
  readonly kind!: PublisherKind

  @Column({ type: 'text' })
  readonly status!: PublisherStatus

  @Index('directory_publisher_at_place')
  @Column({ type: 'text', nullable: true })
  readonly place!: string | null

  @Column({ type: 'text', nullable: true })
  readonly website!: string | null

  /** What the publisher has agreed to show of it. */
  @Column({ type: 'jsonb', nullable: true })
  readonly contact!: ContactRecord | null

  @Column({ type: 'text', array: true })
  readonly activityProfile!: readonly string[]

  @Column({ type: 'date' })
  readonly registeredOn!: string

  @Column({ type: 'date', nullable: true })
  readonly closedOn!: string | null

  /** The folded name, compared by code points: the order of lists, the same on every system. */
  @Column({ type: 'text', collation: 'C' })
  readonly sortKey!: string
}
