import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { Situation } from './situation.ts'
import type { Block } from './vocabulary.ts'

/** The citizen has objected to this look (law, part 9): to who looks, to where it goes, or to data from a time or a source. */
export function isBlocked(situation: Situation): boolean {
  for (const one of situation.facts.blocks) if (stops(one, situation)) return true
  return false
}

/** Reading what warns of harm; writing it down is no warning. */
function isAlert({ question: { kind, object, action }, standards }: Situation): boolean {
  if (standards.alertData.has(kind)) return true
  return action === 'read' && object !== undefined && standards.alertObjects.has(object)
}

function stops(block: Block, situation: Situation): boolean {
  const { question, facts, standards, at } = situation
  const { actor, kind, dataFrom, receiver } = question
  if (block.doesKeepAlerts && isAlert(situation)) return false
  switch (block.target) {
    case 'everything':
      return true
    case 'person':
      return actor.kind !== 'system' && actor.personId === block.personId
    case 'unit':
      if (block.unitId === null) return false
      return facts.unitChain.includes(block.unitId) || (receiver?.unitChain.includes(block.unitId) ?? false)
    case 'source':
      if (dataFrom?.unitId !== undefined) return dataFrom.unitId === block.unitId
      return !standards.sourcelessData.has(kind)
    case 'period': {
      // What has no known date may be from the blocked period; what tells how things are now is from today.
      const on = dataFrom?.on ?? (standards.currentData.has(kind) ? danishDateOf(at) : undefined)
      if (on === undefined) return true
      return (
        (block.dataFrom === null || block.dataFrom <= on) && (block.dataTo === null || on <= block.dataTo)
      )
    }
  }
}
