/** How far an agency's feed has been applied. Moved in the transaction that applies, and in no other. */
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'

import { AgencyRow } from './agency-row.ts'

@Entity('feed_place')
@Check('feed_place_is_whole', '(sequence = 0) = (epoch is null) and (epoch is null) = (hash is null)')
export class FeedPlaceRow {
  @ForeignKey(() => AgencyRow)
  @PrimaryColumn({ type: 'text' })
  readonly agency!: string

  @Column({ type: 'uuid', nullable: true })
  readonly epoch!: string | null

  @Column({ type: 'bigint', default: 0 })
  readonly sequence!: number

  @Column({ type: 'text', nullable: true })
  readonly hash!: string | null
}
