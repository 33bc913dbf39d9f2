import type { Condition, ConditionWord } from './condition.ts'
import { askerWords } from './conditions/asker.ts'
import { citizenWords } from './conditions/citizen.ts'
import { combinedWords } from './conditions/combined.ts'
import { dataWords } from './conditions/data.ts'
import { relationWords } from './conditions/relation.ts'
import { willWords } from './conditions/will.ts'
import { fault, type Reading, under } from './parameter.ts'

/** The closed vocabulary of conditions. A lawyer reads these words in the rule file; each is one small function. */
const vocabulary: ReadonlyMap<string, ConditionWord> = new Map(
  [
    ...relationWords,
    ...willWords,
    ...askerWords,
    ...citizenWords,
    ...dataWords,
    ...combinedWords((written) => readCondition(written)),
  ].map((one) => [one.name, one]),
)

export const conditionNames: readonly string[] = [...vocabulary.keys()]

/** Reads one condition: `on_shift`, or a word with what it asks, `relation: { at_least: 2 }`. */
export function readCondition(written: unknown): Reading<Condition> {
  if (typeof written === 'string') return readWord(written, {})
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    return fault('condition-expected', `${JSON.stringify(written)} is not a condition`)
  const [entry, ...more] = Object.entries(written)
  if (entry === undefined || more.length > 0)
    return fault('one-condition-each', 'a condition is one word with what it asks')
  const [name, parameter] = entry
  const reading = readWord(name, parameter)
  return reading.faults === undefined ? reading : { faults: under(name, reading.faults) }
}

function readWord(name: string, parameter: unknown): Reading<Condition> {
  const known = vocabulary.get(name)
  if (known === undefined)
    return fault('condition-unknown', `${name} is none of: ${conditionNames.join(', ')}`)
  return known.read(parameter)
}

/** True when the word, or one it is put together of, is among these. */
export function speaksOf(condition: Condition, names: readonly string[]): boolean {
  return names.includes(condition.name) || (condition.parts ?? []).some((one) => speaksOf(one, names))
}
