/** A place in which publishers of the directory publish, as one of them wrote it, and how it is found. */
import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity('directory_place')
export class DirectoryPlaceRow {
  @PrimaryColumn({ type: 'text' })
  readonly place!: string

  /** How it may be written and sound (domain/search-spellings.ts). */
  @Column({ type: 'text', array: true })
  readonly keys!: readonly string[]
}
