/** A document that was handed in, as stored. */
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Attachment } from '../../domain/application.ts'
import { ApplicationRow } from './application-row.ts'
import { FileRow } from './file-row.ts'

@Entity('attachment')
@Check('attachment_paid', '(paid is null) = (currency is null)')
export class AttachmentRow implements Omit<Attachment, 'paid'> {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  readonly id!: number

  @Index()
  @ForeignKey(() => ApplicationRow)
  @Column({ type: 'bigint' })
  readonly application!: number

  @Column({ type: 'text' })
  readonly document!: string

  /** Asked at each upload: what is attached is never forgotten. */
  @Index({ where: 'file is not null' })
  @ForeignKey(() => FileRow)
  @Column({ type: 'uuid', nullable: true })
  readonly file!: string | null

  @Column({ type: 'integer' })
  readonly copies!: number

  @Column({ type: 'text', nullable: true })
  readonly number!: string | null

  @Column({ type: 'date', nullable: true })
  readonly issuedOn!: string | null

  @Column({ type: 'date', nullable: true })
  readonly validUntil!: string | null

  /** In minor units of its currency. */
  @Column({ type: 'bigint', nullable: true })
  readonly paid!: number | null

  @Column({ type: 'text', nullable: true })
  readonly currency!: string | null

  @Column({ type: 'text' })
  readonly attachedBy!: string

  @Column({ type: 'timestamptz' })
  readonly attachedAt!: Date

  /** Since then another counts, or none. */
  @Column({ type: 'timestamptz', nullable: true })
  readonly supersededAt!: Date | null
}
