/** An agency of the delegation table. */
import { Column, Entity, PrimaryColumn } from 'typeorm'

import type { AgencyFacts } from '../../domain/delegations.ts'

@Entity('agency')
export class AgencyRow implements AgencyFacts {
  @PrimaryColumn({ type: 'text' })
  readonly code!: string

  @Column({ type: 'text' })
  readonly name!: string

  @Column({ type: 'text' })
  readonly country!: string

  @Column({ type: 'text', nullable: true })
  readonly website!: string | null

  @Column({ type: 'timestamptz', default: () => 'now()' })
  readonly changedAt!: Date
}
