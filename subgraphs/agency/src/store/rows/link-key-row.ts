/** The one key by which links to files are sealed, as stored. */
import { Check, Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('link_key')
@Check('link_key_is_one', 'one')
export class LinkKeyRow {
  @PrimaryColumn({ type: 'boolean', default: true })
  readonly one!: true

  @Column({ type: 'bytea' })
  readonly key!: Buffer
}
