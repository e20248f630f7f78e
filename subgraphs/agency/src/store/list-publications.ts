/** The register of publications: what numbers are on, found by title or contributor. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import type { Page } from '@isbn-hub/subgraph/connection'
import type { SelectQueryBuilder } from 'typeorm'

import { onPage } from './on-page.ts'
import { IsbnRow } from './rows/isbn-row.ts'
import { PublicationRow } from './rows/publication-row.ts'
import { PublisherRow } from './rows/publisher-row.ts'

/** As they are indexed: the names in a JSON array, as JSON writes them, whose own signs then don't count. */
const CONTAINING = `(publication.title ilike :sought
  or (jsonb_path_query_array(publication.contributors, '$[*].name')::text ilike :inJson
      and exists (select from jsonb_array_elements(publication.contributors) c where c->>'name' ilike :sought)))`

/** `\\`, `%` and `_` stand for themselves. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

const asInJson = (text: string): string => JSON.stringify(text).slice(1, -1)

export interface PublicationSearch {
  /** Also those of publishers that haven't agreed to show theirs. */
  readonly all: boolean
  readonly text: string | undefined
}

/** The ordinals of one page. */
export async function listPublications(
  client: DatabaseClient,
  search: PublicationSearch,
  page: Page<number>,
): Promise<number[]> {
  const found = await onPage(publications(client, search), 'isbn.ordinal', page).getMany()
  return found.map(({ ordinal }) => ordinal)
}

export const countPublications = (client: DatabaseClient, search: PublicationSearch): Promise<number> =>
  publications(client, search).getCount()

function publications({ entities }: DatabaseClient, { all, text }: PublicationSearch): SelectQueryBuilder<IsbnRow> {
  const shown = entities
    .createQueryBuilder(IsbnRow, 'isbn')
    .innerJoin(PublicationRow, 'publication', 'publication.id = isbn.publication')
    .innerJoin(PublisherRow, 'holder', 'holder.number = isbn.publisher')
    .where({ status: 'ASSIGNED' })
  if (!all) shown.andWhere('holder.disclosure.publications')
  if (text !== undefined) shown.andWhere(CONTAINING, { sought: containing(text), inJson: containing(asInJson(text)) })
  return shown
}
