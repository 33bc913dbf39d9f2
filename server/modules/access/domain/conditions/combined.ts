import { isBlocked } from '../block.ts'
import { type Condition, type ConditionWord, word } from '../condition.ts'
import { isInForceFor } from '../exemption.ts'
import { parts, type Reader } from '../parameter.ts'
import type { Situation } from '../situation.ts'

/** A trial is in force for this asker and these data. */
const trial = word('trial', parts({}), () => ({
  words: { da: 'deltager i et forsøg, der gælder nu', en: 'takes part in a trial that is in force' },
  holds: (situation) => situation.facts.exemptions.some((one) => isInForceFor(one, situation)),
  found: ({ facts }) =>
    facts.exemptions.length === 0
      ? { da: 'intet forsøg', en: 'no trial' }
      : {
          da: facts.exemptions.map((one) => `${one.id} til ${one.to}`).join('; '),
          en: facts.exemptions.map((one) => `${one.id} until ${one.to}`).join('; '),
        },
}))

/** The citizen has objected, and the objection meets this look. */
const blocked = word('blocked', parts({}), () => ({
  words: { da: 'spærret af borgeren', en: 'blocked by the citizen' },
  holds: isBlocked,
  found: (situation) =>
    isBlocked(situation)
      ? { da: 'spærring rammer', en: 'a block meets it' }
      : { da: 'ingen spærring rammer', en: 'no block meets it' },
}))

/** Words that put other conditions together, given how one of those is read. */
export function combinedWords(readOne: Reader<Condition>): readonly ConditionWord[] {
  const readAll: Reader<readonly Condition[]> = (written) => {
    if (!Array.isArray(written) || written.length === 0)
      return { faults: [{ path: [], rule: 'list-missing', text: 'a list of conditions is missing' }] }
    const readings = written.map(readOne)
    const faults = readings.flatMap((one, index) =>
      (one.faults ?? []).map((fault) => ({ ...fault, path: [index, ...fault.path] })),
    )
    return faults.length > 0
      ? { faults }
      : { value: readings.flatMap((one) => (one.faults === undefined ? [one.value] : [])) }
  }
  const anyOf = word('any_of', readAll, (conditions) => ({
    ...together(conditions, 'eller', 'or'),
    holds: (situation) => {
      for (const one of conditions) if (one.holds(situation)) return true
      return false
    },
  }))
  const allOf = word('all_of', readAll, (conditions) => ({
    ...together(conditions, 'og', 'and'),
    holds: (situation) => {
      for (const one of conditions) if (!one.holds(situation)) return false
      return true
    },
  }))
  const not = word('not', readOne, (condition) => ({
    words: { da: `ikke: ${condition.words.da}`, en: `not: ${condition.words.en}` },
    holds: (situation) => !condition.holds(situation),
    found: (situation) => condition.found(situation),
    parts: [condition],
  }))
  return [anyOf, allOf, not, trial, blocked]
}

function together(
  conditions: readonly Condition[],
  da: string,
  en: string,
): Omit<Condition, 'name' | 'holds'> {
  const holding = (situation: Situation) => conditions.filter((one) => one.holds(situation))
  return {
    words: {
      da: conditions.map((one) => one.words.da).join(` ${da} `),
      en: conditions.map((one) => one.words.en).join(` ${en} `),
    },
    found: (situation) => {
      const each = conditions.map((one) => one.found(situation))
      return { da: each.map((one) => one.da).join('; '), en: each.map((one) => one.en).join('; ') }
    },
    ties: (situation) => holding(situation).flatMap((one) => one.ties?.(situation) ?? []),
    consent: (situation) =>
      holding(situation)
        .find((one) => one.consent?.(situation))
        ?.consent?.(situation),
    parts: conditions,
  }
}
