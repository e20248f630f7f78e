/** A name of a publisher, past or present, and how it is found. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

@Entity('directory_name')
export class DirectoryNameRow {
  @PrimaryColumn({ type: 'text' })
  readonly publisher!: string

  @PrimaryColumn({ type: 'text' })
  readonly name!: string

  /** The name folded, by its sound and by its consonants, a line each (domain/search-spellings.ts). */
  @Index('directory_name_by_spelling', { synchronize: false })
  @Column({ type: 'text' })
  readonly spellings!: string
}

/** Every word that ever was in a name, by its sound: what a misspelt search may have meant. */
@Entity('directory_word')
export class DirectoryWordRow {
  @Index('directory_word_alike', { synchronize: false })
  @PrimaryColumn({ type: 'text' })
  readonly word!: string
}
