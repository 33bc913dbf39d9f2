import type { Element } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { child, children, decimal, text } from '../medcom/element.ts'
import { type Entries, follow } from '../medcom/entries.ts'
import { moment } from '../medcom/time.ts'
import { isResultStatus, notInterpreted, noUnit, resultSystems } from './codes.ts'
import type { ResultCode, ResultFacts, ResultValue } from './facts.ts'

/** A comment may be long. */
export const longestNote = 100_000

/** What a text or number of a result may fill (profile: at most 12 characters). */
const longestValue = 12

/** One Observation; undefined when what was measured, or what came out, cannot be read with certainty. */
export function readResult(observation: Element, entries: Entries, issues: Issues): ResultFacts | undefined {
  const status = text(observation, 'status', issues)
  const isKnown = status !== undefined && isResultStatus(status)
  if (!isKnown) issues.add('result-status', `${observation.path}.status`)
  follow(observation, 'subject', 'Patient', entries, issues)
  const code = readCode(observation, issues)
  const takenAt = moment(observation, 'effectiveDateTime', issues)
  if (observation.node.effectiveDateTime === undefined)
    issues.add('result-time-missing', `${observation.path}.effective`)
  const value = readValue(observation, issues)
  const isNotAssessed = readInterpretation(observation, issues)
  const note = readNote(observation, issues)
  if (!isKnown || code === undefined || value === 'unreadable') return undefined
  return {
    code,
    status,
    ...(takenAt && { takenAt }),
    ...(value && { value }),
    isNotAssessed,
    ...(note && { note }),
  }
}

/** A result may carry the same thing in several code systems: ours are NPU and MedCom's own. */
function readCode(observation: Element, issues: Issues): ResultCode | undefined {
  const concept = child(observation, 'code', issues)
  const codings = concept === undefined ? [] : children(concept, 'coding', issues)
  for (const system of ['npu', 'mcs'] as const) {
    const coding = codings.find(({ node }) => node.system === resultSystems[system])
    const code = coding && text(coding, 'code', issues)
    if (coding === undefined || code === undefined) continue
    const name = text(coding, 'display', issues)
    return { system, code, ...(name && { name }) }
  }
  issues.add('result-code', `${observation.path}.code`)
  return undefined
}

const comparators = ['<', '<=', '>', '>='] as const

function readValue(observation: Element, issues: Issues): ResultValue | 'unreadable' | undefined {
  const path = `${observation.path}.value`
  const quantity = child(observation, 'valueQuantity', issues)
  const words = text(observation, 'valueString', issues, longestNote)
  const others = Object.keys(observation.node).some(
    (name) => /^value[A-Z]/.test(name) && name !== 'valueQuantity' && name !== 'valueString',
  )
  if (others || (quantity !== undefined && words !== undefined)) {
    issues.add('result-value-kind', path)
    return 'unreadable'
  }
  if (words !== undefined) {
    if ([...words].length > longestValue) issues.add('result-value-long', path)
    return { kind: 'text', text: words }
  }
  if (quantity === undefined) {
    if (observation.node.dataAbsentReason === undefined) issues.add('result-value-missing', path)
    return undefined
  }
  const value = decimal(quantity, 'value', issues)
  const said = text(quantity, 'comparator', issues)
  const comparator = comparators.find((known) => known === said)
  if (value === undefined || (said !== undefined && comparator === undefined)) {
    issues.add('result-value-unreadable', path)
    return 'unreadable'
  }
  if (String(value).length > longestValue) issues.add('result-value-long', path)
  const unit = readUnit(quantity, issues)
  return { kind: 'number', value, ...(comparator && { comparator }), ...(unit && { unit }) }
}

/** A number without a unit, such as a score, is said to be counted in ones. */
function readUnit(quantity: Element, issues: Issues): string | undefined {
  const unit = text(quantity, 'unit', issues)
  const code = text(quantity, 'code', issues)
  if (unit === undefined && code === undefined) issues.add('result-unit-missing', `${quantity.path}.unit`)
  return unit ?? (code === noUnit.code ? undefined : code)
}

function readInterpretation(observation: Element, issues: Issues): boolean {
  const concepts = children(observation, 'interpretation', issues)
  const codings = concepts.flatMap((concept) => children(concept, 'coding', issues))
  if (concepts.length > 1 || codings.some(({ node }) => node.code !== notInterpreted.code))
    issues.add('result-interpretation', `${observation.path}.interpretation`)
  return codings.length > 0 && codings.every(({ node }) => node.code === notInterpreted.code)
}

function readNote(observation: Element, issues: Issues): string | undefined {
  const notes = children(observation, 'note', issues).flatMap((note) => {
    const words = text(note, 'text', issues, longestNote)
    return words === undefined ? [] : [words]
  })
  return notes.length === 0 ? undefined : notes.join('\n')
}
