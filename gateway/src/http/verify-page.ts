/** The page that somebody sees who follows the code on a paper. */

export interface VerifiedPaper {
  readonly code: string
  readonly kind: string
  readonly agency: string
  readonly issuedOn: string
  readonly current: boolean
  /** Null where it is current. */
  readonly notCurrentReason: string | null
  readonly issuedTo: string
  readonly prefix: string | null
  readonly prefixStatus: string | null
  readonly numbers: readonly { readonly isbn: string; readonly status: string }[]
}

const KINDS: Readonly<Record<string, string>> = {
  CERTIFICATE: 'Certificate',
  CONTRACT: 'Contract',
  INVOICE: 'Invoice',
  DESCRIPTION: 'Description of publications',
  NUMBER_LIST: 'List of numbers',
}

const REASONS: Readonly<Record<string, string>> = {
  SUPERSEDED: 'a newer one has taken its place',
  NUMBER_CANCELLED: 'a number on it was cancelled since',
  PREFIX_CLOSED: 'its prefix was closed since',
}

/** `paper` is undefined where no agency made one with this code. */
export function verifyPage(code: string, paper: VerifiedPaper | undefined): string {
  if (!paper)
    return page(
      'Not known',
      `<p class="no">No paper with the code <b dir="ltr">${escape(code)}</b> was made by an agency of this hub.</p>`,
    )
  const { kind, agency, issuedOn, current, notCurrentReason, issuedTo, prefix, prefixStatus, numbers } = paper
  const standing = current
    ? '<p class="yes">This paper is genuine and current.</p>'
    : `<p class="no">This paper is genuine, but ${REASONS[notCurrentReason ?? ''] ?? 'it counts no more'}.</p>`
  const isbns = numbers.map(({ isbn, status }) => (status === 'CANCELLED' ? `${isbn} (cancelled)` : isbn))
  const rows = [
    ['Code', paper.code],
    ['Paper', KINDS[kind] ?? kind],
    ['Made by', agency],
    ['Issued on', issuedOn],
    ['For', issuedTo],
    ...(prefix === null ? [] : [['Prefix', prefixStatus === 'CLOSED' ? `${prefix} (closed)` : prefix]]),
    ...(isbns.length === 0 ? [] : [['ISBN', isbns.join('\n')]]),
  ]
  const table = rows
    .map(([label = '', value = '']) => `<tr><th scope="row">${label}</th><td dir="auto">${escape(value)}</td></tr>`)
    .join('')
  return page(
    'Verified',
    `${standing}<table>${table}</table><p>Compare it, word for word, with what stands on the paper.</p>`,
  )
}

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} – ISBN Hub</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}th{text-align:start;padding-inline-end:1.5rem;vertical-align:top}td{white-space:pre-line}.yes,.no{font-weight:bold}.yes{color:#0a5c2b}.no{color:#9b1c1c}</style>
</head><body><h1>${title}</h1>${body}</body></html>
`

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter)
