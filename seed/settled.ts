import type { Result } from '../kernel/result.ts'

/** The value of a use case that the demo's own data cannot be refused; a refusal is a fault in the data. */
export function settled<Value>(result: Result<Value>, of: string): Value {
  if (!result.ok) throw new Error(`the demo cannot be put in: ${of}: ${result.refusal.code}`)
  return result.value
}
