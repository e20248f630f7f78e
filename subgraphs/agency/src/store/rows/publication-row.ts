/** A publication, as stored: one product form, the thing that a number is on. */
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Contributor, ProductForm } from '../../domain/publication.ts'

@Entity('publication')
export class PublicationRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  readonly id!: number

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

  @Column({ type: 'bigint', name: 'volume_of', nullable: true })
  readonly volumeOf!: number | null

  @Column({ type: 'text', name: 'translation_of', nullable: true })
  readonly translationOf!: string | null

  /** Thirteen digits each: publications are found by them. */
  @Column({ type: 'text', array: true, name: 'joint_with', default: () => "'{}'" })
  readonly jointWith!: readonly string[]
}
