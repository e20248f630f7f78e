/** A publication, as stored: one product form, the thing that a number is on. */
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Contributor, ProductForm } from '../../domain/publication.ts'

/** Also indexed by the names of its contributors: publication_by_contributor, which is an expression. */
@Entity('publication')
export class PublicationRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  readonly id!: number

  /** By trigrams, which TypeORM can't say. */
  @Index('publication_by_title', { synchronize: false })
  @Column({ type: 'text' })
  readonly title!: string

  @Column({ type: 'text' })
  readonly form!: ProductForm

  @Column({ type: 'jsonb', default: () => "'[]'" })
  readonly contributors!: readonly Contributor[]

  @Column({ type: 'text', nullable: true })
  readonly language!: string | null

  @Column({ type: 'text', nullable: true })
  readonly edition!: string | null

  @Column({ type: 'integer', nullable: true })
  readonly year!: number | null

  /** The number of the set: written after its volumes in the same act. */
  @ForeignKey('IsbnRow', { deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'bigint', nullable: true })
  readonly volumeOf!: number | null

  @Column({ type: 'text', nullable: true })
  readonly translationOf!: string | null

  /** Thirteen digits each: publications are found by them. */
  @Index('publication_by_joint_number', { type: 'gin', where: "joint_with <> '{}'" })
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  readonly jointWith!: readonly string[]
}
