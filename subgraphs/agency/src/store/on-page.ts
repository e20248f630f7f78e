/** Lists that go by a running number, page by page. */
import type { Page } from '@isbn-hub/subgraph/connection'
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm'

/** Finds one entry more than the page has where there is more; those of a backward page in reverse order. */
export function onPage<T extends ObjectLiteral>(
  list: SelectQueryBuilder<T>,
  column: string,
  { size, after, before, isBackward }: Page<number>,
): SelectQueryBuilder<T> {
  const page = list.clone()
  if (after !== undefined) page.andWhere(`${column} > :after`, { after })
  if (before !== undefined) page.andWhere(`${column} < :before`, { before })
  return page.orderBy(column, isBackward ? 'DESC' : 'ASC').limit(size + 1)
}
