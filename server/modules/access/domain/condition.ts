import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { Reader } from './parameter.ts'
import type { Situation, Tie } from './situation.ts'
import type { Consent } from './vocabulary.ts'

/** One condition of a rule with its parameters filled in. What is not known counts as not held. */
export interface Condition {
  readonly name: string
  /** In words, as a lawyer would say it. */
  readonly words: Bilingual
  holds(situation: Situation): boolean
  /** What in the facts made it so, or what is missing. Kinds and times; never a name or a number. */
  found(situation: Situation): Bilingual
  /** The relations it rests on when it holds. */
  ties?(situation: Situation): readonly Tie[]
  /** The consent it rests on when it holds. */
  consent?(situation: Situation): Consent | undefined
  /** The conditions it is put together of. */
  readonly parts?: readonly Condition[]
}

/** A word of the closed vocabulary: what may be written after it, and what it then asks. */
export interface ConditionWord {
  readonly name: string
  readonly read: Reader<Condition>
}

/** A word whose parameter is read first. */
export function word<Parameter>(
  name: string,
  read: Reader<Parameter>,
  make: (parameter: Parameter) => Omit<Condition, 'name'>,
): ConditionWord {
  return {
    name,
    read: (written) => {
      const reading = read(written)
      return reading.faults === undefined ? { value: { name, ...make(reading.value) } } : reading
    },
  }
}
