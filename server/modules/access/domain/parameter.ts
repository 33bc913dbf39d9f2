/** What is wrong with a part of a rule, and where: the path from the part that was read. */
export interface Fault {
  readonly path: readonly (string | number)[]
  /** The broken rule of writing, in kebab-case: `word-unknown`. */
  readonly rule: string
  readonly text: string
}

/** A value understood, or what is wrong with it. */
export type Reading<Value> =
  | { readonly value: Value; readonly faults?: never }
  | { readonly faults: readonly Fault[] }

/** Reads a part of a rule as it was written: the same for the rule file and for a trial's own conditions. */
export type Reader<Value> = (written: unknown) => Reading<Value>

type ValueOf<Shape> = Shape extends (written: unknown) => Reading<infer Value> ? Value : never

export function fault(
  rule: string,
  text: string,
  path: readonly (string | number)[] = [],
): { readonly faults: readonly Fault[] } {
  return { faults: [{ path, rule, text }] }
}

/** The same fault seen from further out. */
export function under(step: string | number, faults: readonly Fault[]): Fault[] {
  return faults.map((one) => ({ ...one, path: [step, ...one.path] }))
}

/** One word of a closed list. */
export function oneOf<const Word extends string>(words: readonly Word[]): Reader<Word> {
  return (written) =>
    words.includes(written as Word)
      ? { value: written as Word }
      : fault('word-unknown', `${print(written)} is none of: ${words.join(', ')}`)
}

/** At least one word of a closed list. */
export function listOf<const Word extends string>(words: readonly Word[]): Reader<readonly Word[]> {
  const read = oneOf(words)
  return (written) => {
    if (!Array.isArray(written) || written.length === 0)
      return fault('list-missing', `${print(written)} is not a list of words`)
    const faults = written.flatMap((one, index) => under(index, read(one).faults ?? []))
    return faults.length > 0 ? { faults } : { value: written as Word[] }
  }
}

/** A whole number from 0. */
export const whole: Reader<number> = (written) =>
  Number.isInteger(written) && Number(written) >= 0
    ? { value: Number(written) }
    : fault('number-expected', `${print(written)} is not a whole number`)

/** `yes` or `no`. */
export const flag: Reader<boolean> = (written) => {
  if (written === true || written === 'yes') return { value: true }
  if (written === false || written === 'no') return { value: false }
  return fault('yes-or-no-expected', `${print(written)} is neither yes nor no`)
}

/** A length of time, `30 days`, `6 months`, `5 years`. */
export interface Length {
  readonly amount: number
  readonly unit: 'day' | 'month' | 'year'
}

export const length: Reader<Length> = (written) => {
  const [, amount, unit] = /^(\d+) (day|month|year)s?$/.exec(String(written)) ?? []
  return amount === undefined
    ? fault('length-expected', `${print(written)} is not a length of time such as 6 months`)
    : { value: { amount: Number(amount), unit: unit as Length['unit'] } }
}

/** A few named parts, all of which may be left out; a part nobody knows is a fault. */
export function parts<Shapes extends Readonly<Record<string, Reader<unknown>>>>(
  shapes: Shapes,
): Reader<{ readonly [Name in keyof Shapes]?: ValueOf<Shapes[Name]> }> {
  return (written) => {
    if (typeof written !== 'object' || written === null || Array.isArray(written))
      return fault(
        'parts-expected',
        `${print(written)} does not say which of: ${Object.keys(shapes).join(', ')}`,
      )
    const faults: Fault[] = []
    const value: Record<string, unknown> = {}
    for (const [name, one] of Object.entries(written)) {
      const read = Object.hasOwn(shapes, name) ? shapes[name] : undefined
      const reading =
        read === undefined
          ? fault('word-unknown', `${name} is none of: ${Object.keys(shapes).join(', ')}`)
          : read(one)
      if (reading.faults === undefined) value[name] = reading.value
      else faults.push(...under(name, reading.faults))
    }
    return faults.length > 0 ? { faults } : { value: value as never }
  }
}

function print(written: unknown): string {
  return written === undefined ? 'nothing' : JSON.stringify(written)
}
