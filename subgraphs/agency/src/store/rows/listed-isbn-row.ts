/** A number that is set aside for a publisher, as stored. The row stays when the number is given. */
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'

import { PublisherRow } from './publisher-row.ts'

@Entity('listed_isbn')
export class ListedIsbnRow {
  @PrimaryColumn({ type: 'bigint' })
  readonly ordinal!: number

  @ForeignKey(() => PublisherRow)
  @Column({ type: 'bigint' })
  readonly publisher!: number
}
