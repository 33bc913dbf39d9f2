/** The answer of anything that may be refused: a value, or a refusal that is a normal answer and not a fault. */
export type Result<Value, Refused extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refused }

/** A refusal: a stable code (the contract lists them all) and the data a screen needs to explain it. Never a CPR number. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly data: Readonly<Record<string, unknown>>
}

export function ok(): Result<undefined, never>
export function ok<Value>(value: Value): Result<Value, never>
export function ok<Value>(value?: Value): Result<Value | undefined, never> {
  return { ok: true, value }
}

export function refused<Code extends string>(
  code: Code,
  data: Readonly<Record<string, unknown>> = {},
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: { code, data } }
}
