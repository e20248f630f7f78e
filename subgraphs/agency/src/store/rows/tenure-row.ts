/** A tenure, as stored. */
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { TenureReason } from '../../domain/tenure.ts'

@Entity('tenure')
export class TenureRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  readonly id!: number

  @Index('tenure_by_publisher')
  @Column({ type: 'bigint' })
  readonly publisher!: number

  @Index('tenure_by_prefix')
  @Column({ type: 'text' })
  readonly prefix!: string

  @Column({ type: 'date' })
  readonly from!: string

  @Column({ type: 'date', nullable: true })
  readonly until!: string | null

  @Column({ type: 'text' })
  readonly reason!: TenureReason
}
