/** A feed's tables as entities, to be listed with those of the database that it tells of. What writes them is SQL. */
import { Check, Column, Entity, Generated, PrimaryColumn } from 'typeorm'

/** One row: where the feed ends. */
@Entity('feed_head')
@Check('feed_head_is_sole', 'sole')
class FeedHeadRow {
  @PrimaryColumn({ type: 'boolean', default: true })
  readonly sole!: true

  @Generated('uuid')
  @Column({ type: 'uuid' })
  readonly epoch!: string

  @Column({ type: 'bigint', default: 0 })
  readonly sequence!: number

  @Column({ type: 'bytea', default: () => "decode(repeat('00', 32), 'hex')" })
  readonly hash!: Buffer
}

/** An entry. A trigger keeps it from being changed. */
@Entity('feed')
class FeedEntryRow {
  @PrimaryColumn({ type: 'bigint' })
  readonly sequence!: number

  @Column({ type: 'bytea' })
  readonly hash!: Buffer

  @Column({ type: 'text' })
  readonly body!: string
}

/** Where an earlier epoch ended. */
@Entity('feed_past_epoch')
class FeedPastEpochRow {
  @PrimaryColumn({ type: 'uuid' })
  readonly epoch!: string

  @Column({ type: 'bigint' })
  readonly sequence!: number

  @Column({ type: 'bytea' })
  readonly hash!: Buffer

  @Column({ type: 'timestamptz', default: () => 'now()' })
  readonly endedAt!: Date
}

export const FEED_ROWS = [FeedHeadRow, FeedEntryRow, FeedPastEpochRow]
