import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type ClockTime, momentAt } from '../../../kernel/copenhagen-time.ts'
import { parseDanishDate } from '../../../kernel/danish-calendar.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../kernel/result.ts'

/** A line of a rota as it is written; which role it means is found out later. */
export interface RotaLine {
  readonly line: number
  /** Sign-in name or authorisation. */
  readonly who: string
  /** SOR code, GLN or our own id of the unit. */
  readonly unit: string
  readonly from: Instant
  readonly to: Instant
}

export interface RotaProblem {
  readonly line: number
  readonly text: string
}

/** Its data: `problems`, each with its line. */
export type RotaRefused = Refusal<'rota-refused'>

const moment = z
  .string()
  .trim()
  .transform((text, context) => {
    const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})[ T]((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? []
    const date = parseDanishDate(day)
    if (date !== undefined) return momentAt(date, time as ClockTime)
    context.addIssue({ code: 'custom', message: 'must be Danish time such as 2026-06-05 07:00' })
    return z.NEVER
  })

const row = z
  .strictObject({
    who: z.string().trim().min(1, 'must not be empty'),
    unit: z.string().trim().min(1, 'must not be empty'),
    from: moment,
    to: moment,
  })
  .refine(({ from, to }) => to > from, { path: ['to'], message: 'must be after from' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 24 * 3_600_000, {
    path: ['to'],
    message: 'must be within 24 hours of from',
  })

/**
 * Reads a rota: a line for each shift with the columns who, unit, from, to; comma or semicolon between. Every fault is told
 * with its line.
 */
export function readRota(text: string): Result<readonly RotaLine[], RotaRefused> {
  let records: { record: Record<string, string>; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      columns: true,
      delimiter: [',', ';'],
      info: true,
      skip_empty_lines: true,
      trim: true,
    })
  } catch (fault) {
    const { lines = 1, message } = fault as Error & { lines?: number }
    return refused('rota-refused', { problems: [{ line: lines, text: message }] })
  }
  const problems: RotaProblem[] = []
  const lines = records.flatMap(({ record, info }): RotaLine[] => {
    const read = row.safeParse(record)
    if (read.success) return [{ line: info.lines, ...read.data }]
    for (const issue of read.error.issues)
      problems.push({ line: info.lines, text: `${issue.path.join('.') || 'the line'}: ${issue.message}` })
    return []
  })
  return problems.length > 0 ? refused('rota-refused', { problems }) : ok(lines)
}
