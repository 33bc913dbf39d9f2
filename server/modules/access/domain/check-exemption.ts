import type { Condition } from './condition.ts'
import { readCondition } from './conditions.ts'
import { isWaivable } from './exemption.ts'
import { type Fault, under } from './parameter.ts'
import type { RuleBook } from './rule-book.ts'
import type { Exemption } from './vocabulary.ts'

/** Words that ask nothing of who looks: alone they would open a citizen to everybody who takes part. */
const askNothing = new Set(['necessary', 'trial', 'not', 'blocked', 'works_at', 'on_shift'])

/**
 * Why a trial may not be published (law, part 12); empty when it may. It can lift what national law asks in an ordinary permit
 * and must say what it asks instead; it never waives GDPR, secrecy, necessity, the log or the citizen's objection. Paths begin
 * with the name of the exemption's field.
 */
export function checkExemption(book: RuleBook, exemption: Exemption): readonly Fault[] {
  return [
    ...checkForm(exemption),
    ...checkWaived(book, exemption),
    ...checkData(book, exemption),
    ...checkReplacements(exemption),
  ]
}

function broken(rule: string, text: string, ...path: (string | number)[]): Fault {
  return { path, rule, text }
}

function checkForm({ participants, from, to, legalReference, approvedBy }: Exemption): Fault[] {
  const faults: Fault[] = []
  if (participants.length === 0)
    faults.push(broken('nobody-takes-part', 'say which units take part', 'participants'))
  if (to <= from) faults.push(broken('ends-before-it-begins', `${from} to ${to}`, 'to'))
  if (legalReference.trim() === '')
    faults.push(broken('law-missing', 'a trial stands on an act and an approval', 'legalReference'))
  if (approvedBy.trim() === '')
    faults.push(broken('approval-missing', 'say who has approved it', 'approvedBy'))
  return faults
}

function checkWaived(book: RuleBook, { ruleIdsWaived }: Exemption): Fault[] {
  if (ruleIdsWaived.length === 0)
    return [broken('nothing-waived', 'say which rule is lifted', 'ruleIdsWaived')]
  return ruleIdsWaived.flatMap((id, index) => {
    const rules = book.rules.filter((rule) => rule.id === id)
    if (rules.length === 0)
      return [broken('rule-unknown', `${id} is not in the rule book`, 'ruleIdsWaived', index)]
    if (rules.every(isWaivable)) return []
    const isEuropean = rules.some((rule) => rule.law.some(({ act }) => act === 'GDPR'))
    return isEuropean
      ? [broken('gdpr-is-never-waived', `${id} stands on the GDPR`, 'ruleIdsWaived', index)]
      : [
          broken(
            'secrecy-and-objection-stand',
            `${id} is no ordinary permit, and only those can be lifted`,
            'ruleIdsWaived',
            index,
          ),
        ]
  })
}

function checkData(book: RuleBook, { dataKinds, ruleIdsWaived }: Exemption): Fault[] {
  if (dataKinds.length === 0) return [broken('data-missing', 'say which kinds of data', 'dataKinds')]
  const spokenOf = book.rules.filter((rule) => ruleIdsWaived.includes(rule.id)).flatMap((rule) => rule.data)
  return dataKinds.flatMap((kind, index) =>
    spokenOf.includes(kind)
      ? []
      : [broken('data-of-another-rule', `no rule it lifts speaks of ${kind}`, 'dataKinds', index)],
  )
}

function checkReplacements({ replacementConditions }: Exemption): Fault[] {
  const readings = replacementConditions.map(readCondition)
  const faults = readings.flatMap((one, index) => under(index, one.faults ?? []))
  const conditions = readings.flatMap((one) => (one.faults === undefined ? [one.value] : []))
  if (faults.length === 0 && !conditions.some(asksSomething))
    faults.push(
      broken('opens-to-all', 'a trial must ask for a tie, a consent or a case in place of what it lifts'),
    )
  return under('replacementConditions', faults)
}

/** One of several is enough to pass, so all of them must ask; of those that must all hold, one is enough. */
function asksSomething({ name, parts = [] }: Condition): boolean {
  if (name === 'any_of') return parts.every(asksSomething)
  if (name === 'all_of') return parts.some(asksSomething)
  return !askNothing.has(name)
}
