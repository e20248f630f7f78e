/** docs/errors.md: every code that a client can get, from the lists that the programs themselves refuse by. */
import { GRAPH_ERRORS } from '@isbn-hub/gateway/errors'
import { englishMessages } from '@isbn-hub/isbn/problem-messages'
import { REFUSALS } from '@isbn-hub/messages/refusals'
import { UPLOADS } from '@isbn-hub/messages/uploads'
import { HTTP_ERRORS } from '@isbn-hub/server/http-error'
import { type DocumentNode, Kind } from 'graphql'

interface Described {
  readonly meaning: string
  readonly remedy: string
  readonly facts?: Readonly<Record<string, string>>
  readonly status?: number
}

/** The page. `graph` is the API: it describes the problems of numbers. */
export function errorsPage(graph: DocumentNode): string {
  return [
    '# Codes',
    'Generated from the lists that the programs use: `npm run picture` writes this page, and `npm run docs` fails where it is out of date. Programs branch on a code and its facts, never on a message, which may change and comes in the language asked for.',
    '## Refusals',
    'An expected no of a mutation: `Refusal.code`, with its facts in `Refusal.facts`. The description of each mutation lists the codes that it can answer with.',
    table(REFUSALS),
    '## Numbers',
    'Why a text is not an ISBN, or what it may have meant: `NumberProblem.code`, and the same in plain HTTP. The facts stand between angle quotation marks.',
    problems(graph),
    '## GraphQL errors',
    'In `extensions.code` of an error, beside the data that there is. Any other fault is `INTERNAL_SERVER_ERROR`: its text is in the log of the gateway, under the `traceId` that the error bears. `PERSISTED_QUERY_NOT_SUPPORTED` tells a client to send the whole document.',
    table(GRAPH_ERRORS),
    '## HTTP',
    'The status of an answer, and the code in its body.',
    table(HTTP_ERRORS),
    '## Uploads and links to files',
    'What an agency answers at the address of a file, with the status.',
    table(UPLOADS),
  ]
    .map((part) => `${part}\n`)
    .join('\n')
}

function table(descriptions: Readonly<Record<string, Described>>): string {
  const rows = Object.entries(descriptions).map(([code, { meaning, remedy, facts = {}, status }]) => [
    `\`${code}\``,
    ...(status === undefined ? [] : [String(status)]),
    meaning,
    Object.keys(facts)
      .map((fact) => `\`${fact}\``)
      .join(', '),
    remedy,
  ])
  const hasStatus = Object.values(descriptions).some(({ status }) => status !== undefined)
  return asTable(['Code', ...(hasStatus ? ['Status'] : []), 'Meaning', 'Facts', 'What to do'], rows)
}

function problems(graph: DocumentNode): string {
  const meanings = new Map(
    graph.definitions.flatMap((definition) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'NumberProblemCode'
        ? (definition.values ?? []).map(({ name, description }) => [name.value, description?.value ?? ''] as const)
        : [],
    ),
  )
  const rows = Object.entries(englishMessages).map(([code, sentence]) => {
    const { text, facts } = sentenceOf(sentence as (facts: object) => string)
    return [`\`${code}\``, meanings.get(code) ?? '', facts.map((fact) => `\`${fact}\``).join(', '), text]
  })
  return asTable(['Code', 'Meaning', 'Facts', 'Message'], rows)
}

/** The sentence with the name of each fact in its place, and the names of the facts that it uses. */
function sentenceOf(sentence: (facts: object) => string): { readonly text: string; readonly facts: string[] } {
  const facts: string[] = []
  const names = new Proxy(
    {},
    {
      get(_, name) {
        facts.push(String(name))
        return `‹${String(name)}›`
      },
    },
  )
  const text = sentence(names)
  return { text, facts }
}

function asTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
