/** A number that was given out, as stored. Which prefix it lies under is arithmetic. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

import type { AssignedIsbn } from '../../domain/assigned-isbn.ts'

@Entity('isbn')
export class IsbnRow {
  /** The twelve digits without the check digit. */
  @PrimaryColumn({ type: 'bigint' })
  readonly ordinal!: number

  @Index('isbn_by_publisher')
  @Column({ type: 'bigint' })
  readonly publisher!: number

  @Index('isbn_by_publication', { where: 'publication is not null' })
  @Column({ type: 'bigint', nullable: true })
  readonly publication!: number | null

  @Column({ type: 'text', default: 'ASSIGNED' })
  readonly status!: AssignedIsbn['status']

  @Column({ type: 'date', name: 'assigned_on' })
  readonly assignedOn!: string
}
