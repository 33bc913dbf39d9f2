import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { MeasuredResult } from './report.ts'

/** A result as somebody has typed it. */
export interface TypedResult {
  readonly code: string
  readonly value: number | string | null
  readonly comparator?: '<' | '<=' | '>' | '>=' | undefined
  readonly takenAt: Instant
  readonly note: string
}

/** What a code allows. */
export interface Allowed {
  readonly system: 'npu' | 'mcs'
  readonly longName: string
  readonly unit: string | null
  readonly min: number | null
  readonly max: number | null
  readonly decimals: number
  readonly choices: readonly string[]
}

export type WriteRefused = Refusal<
  | 'results-empty'
  | 'results-code-unknown'
  | 'results-code-twice'
  | 'results-value-wrong'
  | 'results-value-missing'
  | 'results-taken-later'
>

/** Results that can be told, or why not and which. The same code twice is allowed at two times. */
export function resultsOf(
  typed: readonly TypedResult[],
  allowed: ReadonlyMap<string, Allowed>,
  now: Instant,
): Result<MeasuredResult[], WriteRefused> {
  if (typed.length === 0) return refused('results-empty')
  const results: MeasuredResult[] = []
  const seen = new Set<string>()
  for (const one of typed) {
    const { code, takenAt, note } = one
    const may = allowed.get(code)
    if (may === undefined) return refused('results-code-unknown', { code })
    const key = `${code} ${takenAt}`
    if (seen.has(key)) return refused('results-code-twice', { code })
    seen.add(key)
    if (takenAt > now) return refused('results-taken-later', { code })
    if (one.value === null && note.trim() === '') return refused('results-value-missing', { code })
    const value = measuredValue(one, may)
    if (value === undefined) return refused('results-value-wrong', { code, min: may.min, max: may.max })
    results.push({ code, system: may.system, name: may.longName, takenAt, value, note: note.trim() || null })
  }
  return ok(results)
}

/** Undefined when the code does not allow it. */
function measuredValue(
  { value, comparator }: TypedResult,
  may: Allowed,
): MeasuredResult['value'] | undefined {
  if (value === null) return null
  if (typeof value === 'string')
    return may.choices.includes(value) ? { kind: 'text', text: value } : undefined
  const { min, max, unit, decimals } = may
  if (may.choices.length > 0 || min === null || max === null) return undefined
  if (value < min || value > max || Number(value.toFixed(decimals)) !== value) return undefined
  return { kind: 'number', value, ...(comparator && { comparator }), ...(unit !== null && { unit }) }
}
