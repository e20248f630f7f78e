/** A paper that was made is drawn, as often as it is asked for, in the agency's languages and in English. */
import { type Rendering, renderPapers } from '@isbn-hub/papers/render-paper'

import { writePapers } from '../domain/papers/write-papers.ts'
import { findPapers } from '../store/papers.ts'
import type { AgencyContext } from './agency-context.ts'

/** A PDF; undefined where no paper has this code. `verifyUrl` is where its code can be asked about. */
export async function drawPaper(
  { nation, database: { reading } }: AgencyContext,
  code: string,
  verifyUrl: string,
  rendering: Rendering = {},
): Promise<Uint8Array | undefined> {
  const paper = (await findPapers(reading, [code])).get(code)
  if (!paper) return undefined
  return renderPapers(writePapers({ ...paper.facts, verifyUrl: `${verifyUrl}/${code}` }, nation.paperWords), rendering)
}
