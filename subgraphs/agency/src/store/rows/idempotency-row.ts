/** A key under which an act was asked for, as stored: with the hash of the request and the answer. */
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('idempotency')
export class IdempotencyRow {
  @PrimaryColumn({ type: 'text' })
  readonly actor!: string

  @PrimaryColumn({ type: 'text' })
  readonly key!: string

  @Column({ type: 'bytea' })
  readonly request!: Buffer

  /** Null while the act is under way, which only its own transaction sees. */
  @Column({ type: 'jsonb', nullable: true })
  readonly answer!: unknown

  @Column({ type: 'timestamptz' })
  readonly at!: Date
}
