/** A feed that was taken up in a new epoch: when, and from where on it was another. */
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

@Entity('feed_taken_up')
export class FeedTakenUpRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id!: number

  @Column({ type: 'text' })
  readonly agency!: string

  @Column({ type: 'timestamptz', default: () => 'now()' })
  readonly at!: Date

  @Column({ type: 'uuid' })
  readonly epochBefore!: string

  @Column({ type: 'bigint' })
  readonly sequenceBefore!: number

  @Column({ type: 'uuid' })
  readonly epoch!: string

  /** The first entry that isn't what the journal had; null where the new epoch has all that was applied. */
  @Column({ type: 'bigint', nullable: true })
  readonly forkedAt!: number | null

  /** Where the journal ended before. */
  @Column({ type: 'bigint' })
  readonly journalSequence!: number
}
