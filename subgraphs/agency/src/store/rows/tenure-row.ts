/** A tenure, as stored. */
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Tenure, TenureReason } from '../../domain/tenure.ts'
import { PrefixRow } from './prefix-row.ts'
import { PublisherRow } from './publisher-row.ts'

/** Nobody holds a prefix twice at a time. */
@Entity('tenure')
@Index('tenure_once_at_a_time', ['prefix', 'publisher'], { unique: true, where: 'until is null' })
export class TenureRow implements Omit<Tenure, 'publisher'> {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  readonly id!: number

  @Index()
  @ForeignKey(() => PublisherRow)
  @Column({ type: 'bigint' })
  readonly publisher!: number

  @Index()
  @ForeignKey(() => PrefixRow)
  @Column({ type: 'text' })
  readonly prefix!: string

  @Column({ type: 'date' })
  readonly from!: string

  @Column({ type: 'date', nullable: true })
  readonly until!: string | null

  @Column({ type: 'text' })
  readonly reason!: TenureReason
}
