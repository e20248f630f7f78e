/** What the journal is filtered by; the events themselves are in the feed. */
import type { AssignmentKind } from '@isbn-hub/feed/event'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

@Entity('journal_entry')
@Index('journal_entry_of_agency', ['agency', 'sequence'])
@Index('journal_entry_of_kind', ['kind', 'sequence'])
@Index('journal_entry_of_group', ['registrationGroup', 'sequence'])
export class JournalEntryRow {
  @PrimaryColumn({ type: 'bigint' })
  readonly sequence!: number

  @Column({ type: 'text' })
  readonly agency!: string

  @Column({ type: 'text' })
  readonly kind!: AssignmentKind

  @Column({ type: 'text', nullable: true })
  readonly registrationGroup!: string | null
}
