/** A report as people read it. */
import { VIOLATIONS } from './checker.ts'
import type { Report } from './run-torture.ts'

export function table(report: Report): string {
  const { acts, faults, events, violations, found } = report
  const refusals = Object.values(acts.refused).reduce((sum, count) => sum + count, 0)
  const rows: readonly (readonly [string, number])[] = [
    ['acts acknowledged', acts.acknowledged],
    ['acts refused', refusals],
    ['acts given up unheard', acts.unknown],
    ['requests sent again after a lost answer', acts.retried],
    ['requests sent again after their answer', acts.repeated],
    ['kills', faults.kills],
    ['stops', faults.stops],
    ['resets', faults.resets],
    ['spells of bad weather', faults.weathers],
    ['crashes of PostgreSQL', faults.crashes],
    ...Object.entries(faults.strikes).map(([point, count]) => [`struck ${point}`, count] as const),
    ['events in the journal', events.journal],
    [`events received by ${report.subscribers} subscribers`, events.received],
    ['streams taken up again', events.reconnects],
    ...[...new Set([...VIOLATIONS, ...Object.keys(violations)])].map(
      (name) => [`violations: ${name}`, violations[name] ?? 0] as const,
    ),
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return [
    `seed ${report.seed}, ${report.minutes} minutes, drained in ${report.seconds.drain.toFixed(1)} s`,
    ...rows.map(([name, count]) => `${name.padEnd(width)}  ${String(count).padStart(8)}`),
    ...found.map(({ violation, where, what }) => `${violation} in ${where}: ${what}`),
    '',
  ].join('\n')
}
