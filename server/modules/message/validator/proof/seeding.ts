import { chances } from './chance.ts'
import { type Example, goodExamplesOf, type Standard, standards } from './corpus.ts'
import type { FaultKind } from './faults/kind.ts'
import { copyOf, type Node } from './nodes.ts'

export interface Seeded {
  readonly kind: FaultKind
  readonly example: Example
  readonly bundle: Node
}

/** A good message with a fault put into it; undefined when the message has no place for it. The good one stays as it was. */
export function seedFault(kind: FaultKind, bundle: object, seed: number): Node | undefined {
  const wrong = copyOf(bundle) as Node
  const before = JSON.stringify(wrong)
  if (!kind.seed(wrong, chances(seed))) return undefined
  return JSON.stringify(wrong) === before ? undefined : wrong
}

/** Every good example of every standard that has the rule, each with the fault in it. */
export function* seedEverywhere(kind: FaultKind, most = Number.POSITIVE_INFINITY): Generator<Seeded> {
  for (const standard of kind.only ?? standards) {
    let count = 0
    for (const example of goodOf(standard)) {
      if (count >= most) break
      const bundle = seedFault(kind, example.bundle, count + 1)
      if (bundle === undefined) continue
      count += 1
      yield { kind, example, bundle }
    }
  }
}

const good = new Map<Standard, ReturnType<typeof goodExamplesOf>>()

export function goodOf(standard: Standard): ReturnType<typeof goodExamplesOf> {
  const known = good.get(standard) ?? goodExamplesOf(standard)
  good.set(standard, known)
  return known
}

/** Whether a finding is the rule meant: `min`, or `invariant:per-1` where a part of the key is enough. */
export function matches(finding: { readonly rule: string; readonly key?: string }, meant: string): boolean {
  const [rule, key] = meant.split(/:(.*)/s)
  return finding.rule === rule && (key === undefined || key === '' || (finding.key ?? '').includes(key))
}

export interface Caught {
  readonly kind: FaultKind
  readonly seeded: number
  /** Found wrong for whatever reason. */
  readonly found: number
  /** Found wrong for the reason meant. */
  readonly rightly: number
  /** One example of each that was missed or found for another reason, as a person reads it. */
  readonly missed: readonly string[]
}

/** Puts a kind of fault into the good examples and tells how many were found, and why. */
export function catchFault(
  kind: FaultKind,
  findErrors: (
    seeded: Seeded,
  ) => readonly { readonly rule: string; readonly key?: string; readonly expression: string }[],
  most?: number,
): Caught {
  let seeded = 0
  let found = 0
  let rightly = 0
  const missed: string[] = []
  for (const one of seedEverywhere(kind, most)) {
    seeded += 1
    const errors = findErrors(one)
    if (errors.length > 0) found += 1
    if (errors.some((error) => kind.because.some((meant) => matches(error, meant)))) rightly += 1
    else
      missed.push(
        `${one.example.name}: ${errors.map(({ rule, key, expression }) => `${rule}${key === undefined ? '' : `:${key}`} at ${expression}`).join('; ') || 'nothing'}`,
      )
  }
  return { kind, seeded, found, rightly, missed }
}
