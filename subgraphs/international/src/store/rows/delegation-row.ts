/** A span that an agency may assign from, or could until a day. */
import type { Span } from '@isbn-hub/isbn/span'
import { Column, Entity, Exclusion, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Delegation, DelegationLevel } from '../../domain/delegation.ts'
import { AgencyRow } from './agency-row.ts'

/** A half-open interval, as PostgreSQL writes it: [978985000000,978986000000). */
const asRange = {
  to: (span: Span | undefined): string | undefined => span && `[${span.lo},${span.hi})`,
  from(range: string): Span {
    const [lo, hi] = range.slice(1, -1).split(',').map(Number)
    if (lo === undefined || hi === undefined) throw new Error(`The span ${range} of a delegation has no end.`)
    return { lo, hi }
  },
}

/** The exclusion is the last line of defence: whatever the programs do, no two agencies hold one span for themselves. */
@Entity('delegation')
@Exclusion('delegation_overlaps_none', 'using gist (level with =, span with &&) where (exclusive and until is null)')
@Index('delegation_once', ['agency', 'span'], { unique: true, where: '(until IS NULL)' })
export class DelegationRow implements Delegation {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id!: number

  @ForeignKey(() => AgencyRow)
  @Column({ type: 'text' })
  readonly agency!: string

  @Column({ type: 'int8range', transformer: asRange })
  readonly span!: Span

  @Column({ type: 'text' })
  readonly level!: DelegationLevel

  @Column({ type: 'boolean' })
  readonly exclusive!: boolean

  @Column({ type: 'date', nullable: true })
  readonly since!: string | null

  @Column({ type: 'date', nullable: true })
  readonly until!: string | null

  @Column({ type: 'timestamptz', default: () => 'now()' })
  readonly changedAt!: Date
}
