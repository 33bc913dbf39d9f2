import type { Bilingual } from './bilingual.ts'

/**
 * One link of the chain that tells a person why something is so. `decision` and `clause` come from an agreement, `law` from an
 * act, `default` from what holds until somebody decides otherwise, `fact` from the citizen's situation.
 */
export interface Reason {
  readonly kind: 'decision' | 'clause' | 'law' | 'default' | 'fact'
  readonly text: Bilingual
  /** What it rests on, as a machine can follow it: `sundhedsaftale-sydvestjylland@1#4.2`, `2026-14`, `SUL 138`. */
  readonly ref?: string
}
