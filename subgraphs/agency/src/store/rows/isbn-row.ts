/** A number that was given out, as stored. Which prefix it lies under is arithmetic. */
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'

import type { AssignedIsbn } from '../../domain/assigned-isbn.ts'
import { PublicationRow } from './publication-row.ts'
import { PublisherRow } from './publisher-row.ts'

@Entity('isbn')
export class IsbnRow {
  /** The twelve digits without the check digit. */
  @PrimaryColumn({ type: 'bigint' })
  readonly ordinal!: number

  @Index()
  @ForeignKey(() => PublisherRow)
  @Column({ type: 'bigint' })
  readonly publisher!: number

  @Index({ where: 'publication is not null' })
  @ForeignKey(() => PublicationRow)
  @Column({ type: 'bigint', nullable: true })
  readonly publication!: number | null

  @Column({ type: 'text', default: 'ASSIGNED' })
  readonly status!: AssignedIsbn['status']

  @Column({ type: 'date' })
  readonly assignedOn!: string
}
