/** A prefix that an agency assigned, and who holds it. */
import type { GivenPrefixStatus } from '@isbn-hub/feed/event'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

@Entity('directory_prefix')
@Index('directory_prefix_counted', ['agency', 'assignedOn'])
export class DirectoryPrefixRow {
  @PrimaryColumn({ type: 'text' })
  readonly value!: string

  @Column({ type: 'text' })
  readonly agency!: string

  @Column({ type: 'text' })
  readonly registrationGroup!: string

  @Index('directory_prefix_by_lo')
  @Column({ type: 'bigint' })
  readonly lo!: number

  @Column({ type: 'text' })
  readonly status!: GivenPrefixStatus

  @Column({ type: 'date' })
  readonly assignedOn!: string

  /** Whether it is shared, or was until it was closed. */
  @Column({ type: 'boolean', default: false })
  readonly shared!: boolean
}

@Entity('directory_holding')
@Index('directory_holding_by_publisher', ['publisher', 'registrationGroup'])
@Index('directory_holding_by_group', ['registrationGroup', 'publisher'])
export class DirectoryHoldingRow {
  @PrimaryColumn({ type: 'text' })
  readonly prefix!: string

  @PrimaryColumn({ type: 'text' })
  readonly publisher!: string

  @Column({ type: 'text' })
  readonly registrationGroup!: string
}
