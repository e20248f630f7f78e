/** A name of a publisher, as stored. */
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { NameKind, PublisherName } from '../../domain/publisher.ts'
import { PublisherRow } from './publisher-row.ts'

@Entity('publisher_name')
export class PublisherNameRow implements PublisherName {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  readonly id!: number

  @Index()
  @ForeignKey(() => PublisherRow)
  @Column({ type: 'bigint' })
  readonly publisher!: number

  @Column({ type: 'text' })
  readonly name!: string

  @Column({ type: 'text' })
  readonly kind!: NameKind

  @Column({ type: 'text', nullable: true })
  readonly language!: string | null

  @Column({ type: 'text', nullable: true })
  readonly script!: string | null

  @Column({ type: 'date', nullable: true })
  readonly from!: string | null

  @Column({ type: 'date', nullable: true })
  readonly until!: string | null

  /** Who applies is compared by it (domain/match-keys.ts). By hash, since an ordered index holds no long text. */
  @Index({ type: 'hash' })
  @Column({ type: 'text' })
  readonly nameKey!: string
}
