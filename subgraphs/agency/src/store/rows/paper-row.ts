/** A paper that the agency made, as stored: what it says; the page is drawn anew each time. */
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'

import type { PaperFacts } from '../../domain/papers/paper-facts.ts'
import type { PaperKind } from '../../domain/papers/paper-kind.ts'
import { ApplicationRow } from './application-row.ts'
import { PrefixRow } from './prefix-row.ts'

/** What a paper says; where it can be verified is a matter of today. */
export type PaperContent = Omit<PaperFacts, 'verifyUrl'>

@Entity('paper')
export class PaperRow {
  @PrimaryColumn({ type: 'text' })
  readonly code!: string

  @Column({ type: 'text' })
  readonly kind!: PaperKind

  /** Null for a list of numbers. */
  @Index()
  @ForeignKey(() => ApplicationRow)
  @Column({ type: 'bigint', nullable: true })
  readonly application!: number | null

  @ForeignKey(() => PrefixRow)
  @Column({ type: 'text', nullable: true })
  readonly prefix!: string | null

  @Column({ type: 'jsonb' })
  readonly facts!: PaperContent

  @Column({ type: 'timestamptz' })
  readonly madeAt!: Date

  @Column({ type: 'timestamptz', nullable: true })
  readonly supersededAt!: Date | null
}
