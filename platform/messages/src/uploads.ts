/** Every code with which an agency refuses an upload or a link to a file: its status, facts, meaning and remedy. */
import type { CodeDescription, FactKind, FactsOf } from './facts.ts'

interface UploadDescription extends CodeDescription {
  /** Of the HTTP answer. */
  readonly status: number
}

const upload = <const Facts extends Readonly<Record<string, FactKind>>>(
  status: number,
  facts: Facts,
  meaning: string,
  remedy: string,
): Omit<UploadDescription, 'facts'> & { readonly facts: Facts } => ({ status, facts, meaning, remedy })

export const UPLOADS = {
  LINK_MISSING: upload(403, {}, 'The address lacks the seal of a link.', 'Ask the agency for a link.'),
  LINK_ALTERED: upload(
    403,
    {},
    'The link was altered, or was made for something else.',
    'Use the link as the agency gave it, or ask for a new one.',
  ),
  LINK_EXPIRED: upload(403, {}, 'The link has expired; it is valid for ten minutes.', 'Ask the agency for a new link.'),
  LINK_USED: upload(409, {}, 'Another file was uploaded by this link.', 'Ask the agency for a new link.'),
  FILE_EMPTY: upload(400, {}, 'The file has no content.', 'Choose the file again.'),
  FILE_TOO_SLOW: upload(
    408,
    { pace: 'number' },
    'The file arrives too slowly; `pace` is the least number of bytes a second.',
    'Try again on a faster connection.',
  ),
  FILE_STALLED: upload(
    408,
    { seconds: 'number' },
    'No part of the file arrived for too long.',
    'Upload the file again.',
  ),
  FILE_TOO_LARGE: upload(
    413,
    { megabytes: 'number' },
    'The file is too large; `megabytes` is the limit.',
    'Scan with a lower resolution, or split the file.',
  ),
  FILE_TYPE: upload(
    415,
    {},
    'The content is not a PDF, PNG, JPEG or TIFF, whatever the name of the file says.',
    'Send the file in one of these formats.',
  ),
  FILE_CUT_OFF: upload(415, {}, 'The end of the PDF is missing.', 'Save the PDF again, and upload it.'),
  TOO_MANY_UPLOADS: upload(
    429,
    { limit: 'number' },
    'The caller is uploading as many files as it may at a time.',
    'Wait until one upload has ended.',
  ),
  TOO_MANY_FILES: upload(
    429,
    { files: 'number', megabytes: 'number' },
    'The caller has uploaded as many files as it may without attaching them.',
    'Attach the files that you have uploaded.',
  ),
  FILE_NOT_FOUND: upload(404, {}, 'The agency has no such file.', 'Ask for the application again: it has new links.'),
  PAPER_NOT_FOUND: upload(404, {}, 'The agency made no paper with this code.', 'Compare the code.'),
  UPLOADS_BUSY: upload(
    503,
    {},
    'The agency receives as many files as it can at a time.',
    'Try again after the time in Retry-After.',
  ),
  PAPERS_BUSY: upload(
    503,
    {},
    'The agency draws as many papers as it can at a time.',
    'Try again after the time in Retry-After.',
  ),
  FILE_STORE_FAILED: upload(503, {}, 'The store of the files is out of reach.', 'Try again in a few minutes.'),
} as const satisfies Readonly<Record<string, UploadDescription>>

export type UploadCode = keyof typeof UPLOADS

/** The facts of each code. */
export type UploadFacts = FactsOf<typeof UPLOADS>
