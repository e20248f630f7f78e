/** One line of an application's history, as stored. A trigger keeps it from being changed. */
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'

import type {
  ApplicationAct,
  ApplicationState,
  ApplicationStep,
  SectionComment,
  Side,
} from '../../domain/application.ts'
import { ApplicationRow } from './application-row.ts'

@Entity('application_step')
export class ApplicationStepRow implements ApplicationStep {
  @ForeignKey(() => ApplicationRow)
  @PrimaryColumn({ type: 'bigint' })
  readonly application!: number

  /** Counts from 1. */
  @PrimaryColumn({ type: 'integer' })
  readonly sequence!: number

  @Column({ type: 'text' })
  readonly act!: ApplicationAct

  @Column({ type: 'text', name: 'from_state', nullable: true })
  readonly from!: ApplicationState | null

  @Column({ type: 'text', name: 'to_state' })
  readonly to!: ApplicationState

  @Column({ type: 'text', name: 'by_side' })
  readonly by!: Side

  @Column({ type: 'text' })
  readonly actor!: string

  @Column({ type: 'timestamptz' })
  readonly at!: Date

  @Column({ type: 'text', nullable: true })
  readonly reason!: string | null

  @Column({ type: 'jsonb', default: () => "'[]'" })
  readonly comments!: readonly SectionComment[]
}
