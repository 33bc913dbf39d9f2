import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StayId } from '../../../../kernel/ids.ts'
import { anyEndings, anyLetters, disturbed, hour, letter, municipality } from './arbitrary.ts'
import { foldStay } from './fold-stay.ts'
import type { EndingByHand, Notification } from './notification.ts'
import { factsOfStay } from './pathway-facts.ts'

const known = { stayId: 'stay-1' as StayId, isInMunicipalNursing: true }
const cancellation = (base: 'STIN' | 'SLHJ', at: number) =>
  letter(base, at, { change: 'cancellation', cancels: `${base}-${at}`, sentAt: hour(at + 1) })

function facts(letters: readonly Notification[], endings: readonly EndingByHand[] = []) {
  return factsOfStay(foldStay(letters, endings), known)
}

describe('what a stay means for the pathways', () => {
  test('given admission and discharge after two days, then a start and an end of more than 24 hours are told', () => {
    const stin = letter('STIN', 0, { isReportRequested: true })
    expect(facts([stin, letter('SLHJ', 48)])).toMatchObject([
      {
        key: 'stay:stay-1:STIN:STIN-0',
        kind: 'stay-started',
        at: hour(0),
        data: { class: 'admitted', reportRequested: true },
      },
      { kind: 'stay-ended', at: hour(48), data: { over24h: true, toMunicipalNursing: true } },
    ])
  })

  test('given a corrected discharge, then the correction names what it corrects and says the new time', () => {
    const correction = letter('SLHJ', 20, { change: 'correction', revises: 'SLHJ-48', sentAt: hour(49) })
    const told = facts([letter('STIN', 0), letter('SLHJ', 48), correction])
    expect(told.find(({ kind }) => kind === 'stay-corrected')).toMatchObject({
      at: hour(49),
      data: {
        corrects: 'stay:stay-1:SLHJ:SLHJ-48',
        fact: 'stay-ended',
        happenedAt: hour(20),
        over24h: false,
      },
    })
  })

  test('given a correction whose original is missing, then the original is told with its key, and not twice when it comes', () => {
    const correction = letter('STIN', 2, { change: 'correction', revises: 'STIN-0', sentAt: hour(3) })
    const early = facts([correction])
    const late = facts([correction, letter('STIN', 0)])
    const key = 'stay:stay-1:STIN:STIN-0'
    expect(early.find((fact) => fact.key === key)).toMatchObject({ kind: 'stay-started', at: hour(2) })
    expect(late.filter((fact) => fact.key === key)).toHaveLength(1)
  })

  test('given a cancelled discharge, then it is taken back by its key', () => {
    expect(facts([letter('STIN', 0), letter('SLHJ', 48), cancellation('SLHJ', 48)])).toContainEqual(
      expect.objectContaining({
        kind: 'stay-end-cancelled',
        data: { cancels: 'stay:stay-1:SLHJ:SLHJ-48' },
      }),
    )
  })

  test('given a discharge whose admission never came, then the start is told all the same, and taken back if it never was', () => {
    const end = letter('SLHJ', 48)
    const [start] = facts([end]).filter(({ kind }) => kind === 'stay-started')
    expect(start).toMatchObject({ at: hour(0), data: { class: 'admitted' } })
    const cancelled = facts([end, letter('STIN', 0), cancellation('STIN', 0)])
    expect(cancelled.map(({ data }) => data.cancels)).toContain(start?.key)
  })

  test('given a stay ended by hand and then by the hospital, then the first end is taken back', () => {
    const byHand: EndingByHand = {
      id: 'hand',
      endedAt: hour(30),
      recordedAt: hour(31),
      by: 'Mette Holm',
      unitId: municipality,
      reason: 'Er hjemme',
    }
    expect(facts([letter('STIN', 0)], [byHand]).map(({ kind }) => kind)).toEqual([
      'stay-started',
      'stay-ended',
    ])
    const both = facts([letter('STIN', 0), letter('SLHJ', 33)], [byHand])
    expect(both.map(({ kind }) => kind)).toContain('stay-end-cancelled')
  })

  test('given a discharge by hand that is undone, then its end is taken back by its key', () => {
    const byHand: EndingByHand = {
      id: 'hand',
      endedAt: hour(30),
      recordedAt: hour(30),
      by: 'Sofie Lund',
      unitId: municipality,
      reason: '',
      destination: 'own-home',
    }
    expect(facts([letter('STIN', 0)], [byHand])[1]).toMatchObject({
      kind: 'stay-ended',
      data: { over24h: true, toMunicipalNursing: false },
    })
    const undone = { at: hour(32), by: 'Sofie Lund', reason: 'Forkert patient' }
    expect(facts([letter('STIN', 0)], [{ ...byHand, undone }]).at(-1)).toMatchObject({
      kind: 'stay-end-cancelled',
      at: hour(32),
      data: { cancels: 'stay:stay-1:ended-by-hand:hand' },
    })
  })

  test('given a death, then it is not told here', () => {
    expect(facts([letter('STIN', 0), letter('MORS', 3)]).map(({ kind }) => kind)).toEqual(['stay-started'])
  })

  test('given any letters in any order, then the same facts are told, each key once', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(anyLetters, anyEndings)
          .chain(([letters, endings]) =>
            fc.tuple(fc.constant(letters), fc.constant(endings), disturbed(letters)),
          ),
        ([letters, endings, again]) => {
          const told = facts(letters, endings)
          expect(new Set(told.map(({ key }) => key)).size).toBe(told.length)
          expect(facts(again, endings)).toEqual(told)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
