/** An application, as stored. Its id outside is the agency's code, its kind and this number. */
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Application, ApplicationContent, ApplicationState } from '../../domain/application.ts'
import type { Service } from '../../domain/service.ts'
import { ApplicantRow } from './applicant-row.ts'
import { PrefixRow } from './prefix-row.ts'

@Entity('application')
@Index(['state', 'number'])
export class ApplicationRow implements Omit<Application, 'id' | 'applicant'> {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  readonly number!: number

  @Index()
  @ForeignKey(() => ApplicantRow)
  @Column({ type: 'bigint' })
  readonly applicant!: number

  @Column({ type: 'text' })
  readonly service!: Service

  @Column({ type: 'text' })
  readonly state!: ApplicationState

  @Column({ type: 'jsonb' })
  readonly content!: ApplicationContent

  @Column({ type: 'integer', default: 1 })
  readonly version!: number

  @Column({ type: 'integer', nullable: true })
  readonly papersOf!: number | null

  @ForeignKey(() => PrefixRow)
  @Column({ type: 'text', nullable: true })
  readonly prefix!: string | null

  @Column({ type: 'bigint', array: true, default: () => "'{}'" })
  readonly ordinals!: readonly number[]
}
