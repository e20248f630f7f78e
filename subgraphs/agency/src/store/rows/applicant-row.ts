/** An applicant, as stored. Its id outside is the agency's code, its kind and this number. */
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { NewApplicant } from '../../domain/applicant.ts'
import { PublisherRow } from './publisher-row.ts'

@Entity('applicant')
export class ApplicantRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  readonly number!: number

  /** The subject of the tokens of those who act for it; null where only registrars do. */
  @Index()
  @Column({ type: 'text', nullable: true })
  readonly owner!: string | null

  /** Once it is in the register. Several people may act for one publisher. */
  @Index()
  @ForeignKey(() => PublisherRow)
  @Column({ type: 'bigint', nullable: true })
  readonly publisher!: number | null

  @Column({ type: 'jsonb' })
  readonly details!: NewApplicant

  @Column({ type: 'boolean', default: false })
  readonly onlineAccess!: boolean

  @Column({ type: 'timestamptz' })
  readonly enteredAt!: Date

  /** Its tax number and the e-mail of its contact (domain/match-keys.ts): other applicants are compared by them. */
  @Index({ type: 'hash' })
  @Column({ type: 'text', nullable: true })
  readonly taxKey!: string | null

  @Index({ type: 'hash' })
  @Column({ type: 'text', nullable: true })
  readonly emailKey!: string | null
}
