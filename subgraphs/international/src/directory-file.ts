/** `/directory.csv`: the directory as a file, for whoever makes books of it. `?agency=BY` and `&status=A` choose of it. */
import { isUnreachable } from '@isbn-hub/postgres/data-source'
import { HttpError } from '@isbn-hub/server/http-error'
import type { Query, Route } from '@isbn-hub/server/route'
import { sendFile } from '@isbn-hub/server/send-file'

import type { FileFilter } from './actions/write-directory-file.ts'
import type { DirectoryFiles } from './directory-files.ts'
import { PIID_STATUSES } from './domain/piid.ts'

const TYPE = 'text/csv; charset=utf-8; header=present'

/** Milliseconds after which a reader that takes nothing more is given up: its file takes room until then. */
const PATIENCE = 30_000

export const directoryFileRoute = (files: DirectoryFiles): Route => ({
  path: '/directory.csv',
  isOpen: true,
  operations: {
    GET: {
      parameters: {
        agency: { description: 'The code of the agency that assigned the prefixes.' },
        status: { description: 'A: active publishers. I: inactive ones.', schema: { enum: PIID_STATUSES } },
      },
      async answer({ request, response, query }) {
        const filter = readFilter(query)
        response.setTimeout(PATIENCE, () => response.destroy())
        const name = ['isbn-directory', filter.agency, filter.status].filter(Boolean).join('-').toLowerCase()
        const headers = {
          'content-disposition': `attachment; filename="${name}.csv"`,
          // A contact leaves the file as soon as its publisher's consent does.
          'cache-control': 'no-cache',
        }
        const outcome = await files
          .use(filter, (file) => sendFile(request, response, TYPE, file, headers))
          .catch((error: unknown) => {
            if (!isUnreachable(error)) throw error
            throw new HttpError('AGENCY_UNAVAILABLE', 'The directory is out of reach.', { 'retry-after': '5' })
          })
        if (outcome === 'BUSY')
          throw new HttpError('BUSY', 'Other files are being made. Try again in a few seconds.', { 'retry-after': '5' })
      },
    },
  },
})

function readFilter(query: Query): FileFilter {
  const agency = query.get('agency')?.toUpperCase()
  const status = query.get('status')?.toUpperCase()
  const known = PIID_STATUSES.find((code) => code === status)
  if (agency !== undefined && !/^([A-Z]{2}|INTL)$/.test(agency))
    throw new HttpError('BAD_USER_INPUT', 'agency must be the code of an agency, such as BY or INTL.')
  if (status !== undefined && !known)
    throw new HttpError('BAD_USER_INPUT', `status must be one of ${PIID_STATUSES.join(', ')}.`)
  return { agency, status: known }
}
