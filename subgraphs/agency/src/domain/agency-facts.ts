/** What an agency says of itself, in English. */
export interface AgencyFacts {
  readonly name: string
  readonly address: readonly string[]
  readonly phone?: string
  readonly website?: string
  /** Where these facts are from: the document and its lines. */
  readonly source: string
}
