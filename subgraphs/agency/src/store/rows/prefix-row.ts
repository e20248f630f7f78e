/** A prefix that was given, as stored. */
import { Column, Entity, Exclusion, Index, PrimaryColumn } from 'typeorm'

import type { AssignedPrefix, PrefixKind } from '../../domain/assigned-prefix.ts'

/** The last line of defence: whatever the programs do, no two prefixes overlap. */
@Entity('prefix')
@Exclusion('prefix_overlaps_none', 'USING gist (int8range(lo, hi) WITH &&)')
export class PrefixRow implements Omit<AssignedPrefix, 'holders'> {
  @PrimaryColumn({ type: 'text' })
  readonly value!: string

  @Index({ unique: true })
  @Column({ type: 'bigint' })
  readonly lo!: number

  @Column({ type: 'bigint' })
  readonly hi!: number

  @Column({ type: 'text' })
  readonly kind!: PrefixKind

  @Column({ type: 'date' })
  readonly assignedOn!: string

  @Column({ type: 'date', nullable: true })
  readonly closedOn!: string | null

  /** The publication element of the next free number. */
  @Column({ type: 'integer', default: 0 })
  readonly nextPublication!: number
}
