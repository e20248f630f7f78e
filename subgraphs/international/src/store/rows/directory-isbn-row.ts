/** A number that an agency assigned. */
import type { GivenIsbnStatus } from '@isbn-hub/feed/event'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

@Entity('directory_isbn')
@Index('directory_isbn_counted', ['agency', 'assignedOn'])
@Index('directory_isbn_under_prefix', ['prefix', 'isbn13'])
export class DirectoryIsbnRow {
  @PrimaryColumn({ type: 'text' })
  readonly isbn13!: string

  @Column({ type: 'text' })
  readonly agency!: string

  @Column({ type: 'text' })
  readonly prefix!: string

  @Column({ type: 'text' })
  readonly status!: GivenIsbnStatus

  @Column({ type: 'text', nullable: true })
  readonly publisher!: string | null

  @Column({ type: 'date' })
  readonly assignedOn!: string

  /** Null where the publisher hasn't agreed to show its publications. */
  @Column({ type: 'text', nullable: true })
  readonly title!: string | null

  @Column({ type: 'text', nullable: true })
  readonly form!: string | null
}
