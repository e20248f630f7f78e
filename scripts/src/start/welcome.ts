// What a newcomer sees when everything runs: what is where, and what to try first.

import type { StartConfig } from './config.ts'
import { type HubProcess, urlHost } from './hub.ts'

const QUERIES = [
  `{ lookup(number: "978-985-6020-20-2") { isbn { hyphenated status } prefix { publisher { id name agency { name } } } } }`,
  `{ publishers(search: "Hermes") { totalCount nodes { id name agency { country } prefixes { value issued remaining } } } }`,
]

export function welcome(processes: readonly HubProcess[], { host, port, data }: StartConfig): string {
  const door = `http://${urlHost(host)}:${port}/graphql`
  const rows = processes.map(({ name, pid, port }) => [name, String(port), String(pid)])
  return [
    '',
    ...table(['process', 'port', 'pid'], rows),
    '',
    `ISBN Hub is ready: ${door}`,
    `Data and logs: ${data}`,
    '',
    'Open it in a browser, or paste:',
    ...QUERIES.map(
      (query) => `  curl -s ${door} -H 'content-type: application/json' -d '${JSON.stringify({ query })}'`,
    ),
    '',
    'Ctrl-C ends everything.',
    '',
  ].join('\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((cell, n) => Math.max(cell.length, ...rows.map((row) => row[n]?.length ?? 0)))
  return [head, ...rows].map(
    (row) =>
      '  ' +
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
  )
}
