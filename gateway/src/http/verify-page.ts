/** The page that somebody sees who follows the code on a paper. */
import { directionOf, type Language, LANGUAGES } from '@isbn-hub/messages/language'
import { verificationMessage, verificationWords } from '@isbn-hub/messages/message'
import { shownIn } from '@isbn-hub/messages/shown'
import type { NotCurrentReason, PaperKind } from '@isbn-hub/messages/verification'

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
  const words = verificationWords(language)
  const title = paper ? words.verified : words.unknown
  const standing = `<p class="${paper?.current ? 'yes' : 'no'}">${escape(verificationMessage(code, paper, language))}</p>`
  const facts = paper && `${tableOf(paper, language)}<p>${escape(words.compare)}</p>`
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)} – ISBN Hub</title>
<style>${STYLE}</style>
</head><body><h1>${escape(title)}</h1>${standing}${facts ?? ''}${languagesBut(language)}</body></html>
`
}

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}' +
  'th{text-align:start;padding-inline-end:1.5rem;vertical-align:top}td{white-space:pre-line}' +
  '.yes,.no{font-weight:bold}.yes{color:#0a5c2b}.no{color:#9b1c1c}nav{margin-top:2rem}nav a{margin-inline-end:1rem}'

function tableOf(paper: VerifiedPaper, language: Language): string {
  const { labels, kinds, cancelled, closed } = verificationWords(language)
  const marked = (value: string, mark: string | undefined): string =>
    mark === undefined ? shownIn(language, value) : `${shownIn(language, value)} (${mark})`
  const { prefix, prefixStatus } = paper
  const isbns = paper.numbers.map(({ isbn, status }) => marked(isbn, status === 'CANCELLED' ? cancelled : undefined))
  const rows = [
    [labels.code, paper.code],
    [labels.paper, kinds[paper.kind]],
    [labels.agency, paper.agency],
    [labels.issuedOn, paper.issuedOn],
    [labels.issuedTo, paper.issuedTo],
    ...(prefix === null ? [] : [[labels.prefix, marked(prefix, prefixStatus === 'CLOSED' ? closed : undefined)]]),
    ...(isbns.length === 0 ? [] : [[labels.isbn, isbns.join('\n')]]),
  ]
  const cells = rows.map(
    ([label = '', value = '']) => `<tr><th scope="row">${escape(label)}</th><td><bdi>${escape(value)}</bdi></td></tr>`,
  )
  return `<table>${cells.join('')}</table>`
}

/** Links to the page in the other languages, each named in its own. */
function languagesBut(shown: Language): string {
  const links = LANGUAGES.filter((language) => language !== shown).map((language) => {
    const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
    return `<a href="?language=${language}" hreflang="${language}" lang="${language}"><bdi>${escape(name)}</bdi></a>`
  })
  return `<nav aria-label="${escape(verificationWords(shown).labels.languages)}">${links.join(' ')}</nav>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter)
