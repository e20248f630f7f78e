/** What the register knows of a file that came in; the file itself is in the file store, under its id. */
import type { FileType } from '@isbn-hub/files/file-type'
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm'

@Entity('file')
@Unique('file_once_by_link', ['link'])
export class FileRow {
  /** A UUID. */
  @PrimaryColumn({ type: 'uuid' })
  readonly id!: string

  @Column({ type: 'text' })
  readonly contentType!: FileType

  @Column({ type: 'integer' })
  readonly bytes!: number

  @Column({ type: 'bytea' })
  readonly sha256!: Buffer

  /** As the person called it, cleaned; to be shown, never used as a path. */
  @Column({ type: 'text' })
  readonly name!: string

  @Column({ type: 'text' })
  readonly uploadedBy!: string

  @Column({ type: 'timestamptz' })
  readonly uploadedAt!: Date

  /** One link brings one file, however often it is used. */
  @Column({ type: 'uuid' })
  readonly link!: string
}
