import { describe, expect, test } from 'vitest'
import type { PathwayId, PersonId, StayId } from '../../../../../kernel/ids.ts'
import { type Instant, instant } from '../../../../../kernel/instant.ts'
import { prepareFacts } from '../prepare.ts'
import {
  type ChangeEvent,
  factsOfChange,
  foldChanges,
  type Telling,
  takeBackChange,
  tellChange,
} from './change.ts'

const by = {
  kind: 'professional',
  personId: 'p' as PersonId,
  name: 'Hanne',
  function: 'home-nurse',
  unitId: null,
} as const
const at = (hour: number): Instant => instant(`2026-06-05T${String(hour).padStart(2, '0')}:00:00Z`)
const stamp = (hour: number) => ({ id: `event-${hour}`, changeId: 'change-1', by, at: at(hour) })
const pathway = { pathwayId: 'pathway-1' as PathwayId, subjectId: 'stay-1' as StayId }
const refusedIt: Telling = { kind: 'REFUSED', text: 'Vil ikke', pathways: [pathway], happenedAt: at(8) }

function told(telling: Telling, hour = 10): ChangeEvent {
  const event = tellChange(telling, stamp(hour), null)
  if (!event.ok) throw new Error(event.refusal.code)
  return event.value
}

function facts(...events: ChangeEvent[]) {
  return foldChanges(events).flatMap(factsOfChange)
}

describe('something that is written down after the computers were down', () => {
  test('counts from when it was so, and shows when it was written', () => {
    const [change] = foldChanges([told(refusedIt)])
    expect(change).toMatchObject({ happenedAt: at(8), toldAt: at(10) })
    expect(facts(told(refusedIt))).toMatchObject([
      { kind: 'pathway-refused', at: at(8), subjectId: 'stay-1' },
    ])
  })
  test('cannot lie ahead', () => {
    expect(tellChange({ ...refusedIt, happenedAt: at(11) }, stamp(10), null)).toMatchObject({
      refusal: { code: 'change-ahead' },
    })
  })
  test('cannot lie half a year back: that is a wrong year', () => {
    const lastYear = instant('2025-06-05T08:00:00Z')
    expect(tellChange({ ...refusedIt, happenedAt: lastYear }, stamp(10), null)).toMatchObject({
      refusal: { code: 'change-too-long-ago' },
    })
  })
  test('of somebody who has died it can be told when it was so before, and not after', () => {
    expect(tellChange(refusedIt, stamp(10), at(9)).ok).toBe(true)
    expect(tellChange(refusedIt, stamp(10), at(8))).toMatchObject({ refusal: { code: 'change-after-death' } })
  })
})

test('taken back, nothing of it stands, and the history keeps both', () => {
  const event = told(refusedIt)
  const back = takeBackChange(foldChanges([event]), stamp(12))
  if (!back.ok) throw new Error(back.refusal.code)
  const all = facts(back.value, event)
  expect(all.map(({ kind }) => kind)).toEqual(['pathway-refused', 'fact-taken-back'])
  expect(prepareFacts(all).standing.map(({ kind }) => kind)).toEqual(['fact-taken-back'])
})

describe('a move', () => {
  const moved: Telling = {
    kind: 'MOVED',
    text: '',
    pathways: [],
    fromMunicipality: '0157',
    toMunicipality: '0173',
    hasConsent: true,
  }
  test('with the citizen’s yes is a fact of all pathways', () => {
    const [fact] = facts(told(moved))
    expect(fact).toMatchObject({ kind: 'citizen-moved', data: { toMunicipality: '0173' } })
    expect(fact?.subjectId).toBeUndefined()
  })
  test('without it passes nothing on', () => {
    expect(facts(told({ ...moved, hasConsent: false }))).toEqual([])
  })
  test('to where the citizen lives already is none', () => {
    expect(tellChange({ ...moved, toMunicipality: '0157' }, stamp(10), null)).toMatchObject({
      refusal: { code: 'change-moved-nowhere' },
    })
  })
})
