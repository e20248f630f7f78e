/** A pool's counter, as stored: where the search for its next free block begins. */
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('pool')
export class PoolRow {
  @PrimaryColumn({ type: 'text' })
  readonly registrationGroup!: string

  @PrimaryColumn({ type: 'integer' })
  readonly registrantLength!: number

  @Column({ type: 'bigint' })
  readonly next!: number
}
