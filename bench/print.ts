import type { Finding } from './bench.ts'

/** The findings as a table for people: bar, measured, verdict. */
export function printTable(findings: readonly Finding[]): string {
  const rows = findings.map(({ what, how, bar, measured, holds }) => [
    what,
    how,
    bar ?? '',
    measured,
    holds === undefined ? '' : holds ? 'holds' : 'MISSED',
  ])
  const table = [['what', 'how', 'bar', 'measured', 'verdict'], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
