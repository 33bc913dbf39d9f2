import type { Standard } from '../corpus.ts'
import type { Change } from '../nodes.ts'

/** One kind of fault that is put into good messages, and what it must be called when it is found. */
export interface FaultKind {
  readonly name: string
  /** The rules that are broken: any of them must be told as an error. `invariant:per-1` names the constraint as well. */
  readonly because: readonly string[]
  readonly seed: Change
  /** The standards that have the rule; all of them when it is not said. */
  readonly only?: readonly Standard[]
  /** True when XML cannot say it, or says it otherwise. */
  readonly isJsonOnly?: boolean
}

export const correspondence: readonly Standard[] = ['carecommunication-v5', 'carecommunication-v4']
export const withPatient: readonly Standard[] = [
  'hospitalnotification',
  'carecommunication-v5',
  'carecommunication-v4',
  'homecareobservation',
]

export function kind(
  name: string,
  because: string,
  seed: Change,
  more: { readonly only?: readonly Standard[]; readonly isJsonOnly?: boolean } = {},
): FaultKind {
  return { name, because: because.split(' '), seed, ...more }
}
