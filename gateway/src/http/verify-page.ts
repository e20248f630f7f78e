/** The page for a person who follows the code on a paper, in the language of that person. */
import { directionOf, type Language, LANGUAGES } from '@isbn-hub/messages/language'
import { CATALOGUES } from '@isbn-hub/messages/message'
import { shownIn } from '@isbn-hub/messages/shown'
import type { NotCurrentReason, PaperKind, VerificationWords } from '@isbn-hub/messages/verification'

export interface VerifiedPaper {
  readonly code: string
  readonly kind: PaperKind
  readonly agency: string
  readonly issuedOn: string
  readonly current: boolean
  /** Null where it is current. */
  readonly notCurrentReason: NotCurrentReason | null
  readonly issuedTo: string
  readonly prefix: string | null
  readonly prefixStatus: string | null
  readonly numbers: readonly { readonly isbn: string; readonly status: string }[]
}

/** `paper` is undefined where no agency made one with this code. */
export function verifyPage(code: string, paper: VerifiedPaper | undefined, language: Language): string {
  const words = CATALOGUES[language].verification
  const content = paper ? paperContent(paper, words) : statement('no', words.noPaper({ code: shownIn(language, code) }))
  return page(paper ? words.verified : words.unknown, content + languageLinks(code, words), language)
}

function paperContent(paper: VerifiedPaper, words: VerificationWords): string {
  const { code, kind, agency, issuedOn, notCurrentReason, issuedTo, prefix, prefixStatus, numbers } = paper
  const { labels, cancelled, closed } = words
  const isbns = numbers.map(({ isbn, status }) => (status === 'CANCELLED' ? `${isbn} (${cancelled})` : isbn))
  const rows = [
    [labels.code, code],
    [labels.paper, words.kinds[kind]],
    [labels.agency, agency],
    [labels.issuedOn, issuedOn],
    [labels.issuedTo, issuedTo],
    ...(prefix === null ? [] : [[labels.prefix, prefixStatus === 'CLOSED' ? `${prefix} (${closed})` : prefix]]),
    ...(isbns.length === 0 ? [] : [[labels.isbn, isbns.join('\n')]]),
  ]
  const table = rows
    .map(
      ([label = '', value = '']) =>
        `<tr><th scope="row">${escape(label)}</th><td dir="auto">${escape(value)}</td></tr>`,
    )
    .join('')
  const standing = notCurrentReason
    ? statement('no', words.notCurrent[notCurrentReason])
    : statement('yes', words.current)
  return `${standing}<table>${table}</table><p>${escape(words.compare)}</p>`
}

const statement = (kind: 'yes' | 'no', sentence: string): string => `<p class="${kind}">${escape(sentence)}</p>`

/** The same page in each language, by the name that the language has for itself. */
function languageLinks(code: string, { labels }: VerificationWords): string {
  const links = LANGUAGES.map(
    (tag) =>
      `<a href="/verify/${encodeURIComponent(code)}?language=${tag}" hreflang="${tag}" lang="${tag}" dir="${directionOf(tag)}">${escape(nameOf(tag))}</a>`,
  )
  return `<nav aria-label="${escape(labels.languages)}">${links.join(' · ')}</nav>`
}

const nameOf = (tag: Language): string => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag

const page = (title: string, body: string, language: Language): string => `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)} – ISBN Hub</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}th{text-align:start;padding-inline-end:1.5rem;vertical-align:top}td{white-space:pre-line}nav{margin-block-start:2rem}.yes,.no{font-weight:bold}.yes{color:#0a5c2b}.no{color:#9b1c1c}</style>
</head><body><h1>${escape(title)}</h1>${body}</body></html>
`

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter)
