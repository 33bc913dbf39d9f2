import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAgainstCave } from '../../../../kernel/cave.ts'
import type { ReconciliationId, StayId } from '../../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../../kernel/instant.ts'
import { caveCertainties, caveEndings, caveSeverities } from '../../../../kernel/medicine-words.ts'
import { medicine, who } from './arbitrary.ts'
import { type CaveContent, type CaveEvent, foldCave, noCave, standingCaves } from './cave.ts'
import { decideLine } from './decide-line.ts'
import { fold, nothingYet } from './fold.ts'
import {
  assessCave,
  type CaveHand,
  cavesAgainst,
  endCave,
  stateNoKnownCave,
  wasEnded,
  writeCave,
} from './keep-cave.ts'

const now = instant('2026-06-01T08:00:00Z')
const on = '2026-06-01' as DanishDate
const doctor: CaveHand = { who: who('Anne Skov'), isClinician: true, mayPrescribe: true }
const nurse: CaveHand = { who: who('Mette Holm'), isClinician: true, mayPrescribe: false }
const bruno: CaveHand = { who: who('Bruno'), isClinician: false, mayPrescribe: false }

const penicillin: CaveContent = {
  name: 'Penicilliner',
  atc: ['J01C'],
  kind: 'allergy',
  reaction: 'udslæt og hævede læber',
  severity: 'severe',
  certainty: 'told',
}
const told = { by: 'citizen', on } as const

function written(content: CaveContent = penicillin, hand: CaveHand = bruno, caveId = 'one'): CaveEvent {
  const result = writeCave(noCave, { content, told }, hand, now, on, caveId)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('what a citizen does not tolerate', () => {
  test('what Bruno tells himself counts at once, as told, and a nurse assesses it', () => {
    const state = foldCave([written()])
    expect(standingCaves(state)).toMatchObject([{ name: 'Penicilliner', certainty: 'told', assessed: null }])
    const content = { ...penicillin, certainty: 'confirmed' } as const
    const assessed = assessCave(state, { caveId: 'one', content, reason: 'Set i journalen' }, nurse, now)
    if (!assessed.ok) throw new Error(assessed.refusal.code)
    const [entry] = standingCaves(foldCave([written(), assessed.value]))
    expect(entry).toMatchObject({ certainty: 'confirmed', assessed: { by: { name: 'Mette Holm' } }, told })
    expect(entry?.history.map(({ type }) => type)).toEqual(['cave-written', 'cave-assessed'])
  })

  test('what a doctor has refuted is known as that when a system says the very same again, and not when it says more', () => {
    const end = endCave(
      foldCave([written()]),
      { caveId: 'one', as: 'refuted', reason: 'Tålte det' },
      doctor,
      now,
    )
    if (!end.ok) throw new Error(end.refusal.code)
    const state = foldCave([written(), end.value])
    expect(wasEnded(state, { ...penicillin, name: ' penicilliner' })).toBe(true)
    expect(wasEnded(state, { ...penicillin, reaction: 'anafylaktisk chok i 2026' })).toBe(false)
    expect(wasEnded(foldCave([written()]), penicillin)).toBe(false)
  })

  test('nobody but a clinician says that it is confirmed, and nobody but a prescriber that it is not so', () => {
    const confirmed = { ...penicillin, certainty: 'confirmed' } as const
    expect(writeCave(noCave, { content: confirmed, told }, bruno, now, on, 'x')).toMatchObject({
      refusal: { code: 'cave-only-clinician' },
    })
    const state = foldCave([written()])
    const end = { caveId: 'one', reason: 'Tålte det i 2025' }
    expect(endCave(state, { ...end, as: 'refuted' }, nurse, now)).toMatchObject({
      refusal: { code: 'cave-only-prescriber' },
    })
    expect(endCave(state, { ...end, as: 'entered-in-error' }, nurse, now).ok).toBe(true)
    expect(endCave(state, { ...end, as: 'refuted' }, doctor, now).ok).toBe(true)
    expect(endCave(state, { ...end, as: 'entered-in-error' }, bruno, now)).toMatchObject({
      refusal: { code: 'cave-only-clinician' },
    })
  })

  test('the same is told once: told again it is known already, however it is spelt', () => {
    const state = foldCave([written()])
    const again = { content: { ...penicillin, name: ' PENICILLINER ' }, told }
    expect(writeCave(state, again, doctor, now, on, 'two')).toMatchObject({
      refusal: { code: 'cave-known-already', data: { caveId: 'one' } },
    })
  })

  test('that nothing is known is said by a clinician, falls away when something is told, and cannot be said against it', () => {
    expect(stateNoKnownCave(noCave, told, bruno, now, on)).toMatchObject({
      refusal: { code: 'cave-only-clinician' },
    })
    const none = stateNoKnownCave(noCave, told, nurse, now, on)
    if (!none.ok) throw new Error(none.refusal.code)
    expect(foldCave([none.value]).noneKnown?.told).toEqual(told)
    expect(foldCave([none.value, written()]).noneKnown).toBeNull()
    expect(stateNoKnownCave(foldCave([written()]), told, nurse, now, on)).toMatchObject({
      refusal: { code: 'cave-stands' },
    })
  })

  test('nothing is told of tomorrow', () => {
    const ahead = { by: 'relative', on: '2026-06-02' as DanishDate } as const
    expect(writeCave(noCave, { content: penicillin, told: ahead }, nurse, now, on, 'x')).toMatchObject({
      refusal: { code: 'cave-told-ahead' },
    })
  })

  test('the most dangerous stands first, and what nobody has graded before what is moderate', () => {
    const of = (severity: CaveContent['severity']) =>
      written({ ...penicillin, name: severity, severity }, bruno, severity)
    const state = foldCave([of('mild'), of('moderate'), of('not-known'), of('severe')])
    expect(standingCaves(state).map(({ severity }) => severity)).toEqual([
      'severe',
      'not-known',
      'moderate',
      'mild',
    ])
  })

  test('whatever happens, nothing that was once told disappears, and what ended never counts again', () => {
    const deed = fc.record({
      what: fc.constantFrom('tell', 'assess', 'end', 'none'),
      name: fc.constantFrom('Penicilliner', 'Nødder', 'Ibuprofen'),
      severity: fc.constantFrom(...caveSeverities),
      certainty: fc.constantFrom(...caveCertainties),
      as: fc.constantFrom(...caveEndings),
    })
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
        const events: CaveEvent[] = []
        for (const [index, { what, name, severity, certainty, as }] of deeds.entries()) {
          const state = foldCave(events)
          const content = { ...penicillin, name, severity, certainty }
          const caveId = state.entries[0]?.caveId ?? 'none'
          const result =
            what === 'tell'
              ? writeCave(state, { content, told }, doctor, now, on, `cave-${index}`)
              : what === 'assess'
                ? assessCave(state, { caveId, content, reason: '' }, doctor, now)
                : what === 'end'
                  ? endCave(state, { caveId, as, reason: 'fordi' }, doctor, now)
                  : stateNoKnownCave(state, told, doctor, now, on)
          if (!result.ok) continue
          events.push(result.value)
          const after = foldCave(events)
          expect(after.version).toBe(state.version + 1)
          expect(after.entries.length).toBeGreaterThanOrEqual(state.entries.length)
          expect(after.noneKnown !== null && standingCaves(after).length > 0).toBe(false)
          const ended = state.entries.filter((one) => one.ended !== null).map((one) => one.caveId)
          expect(standingCaves(after).some((one) => ended.includes(one.caveId))).toBe(false)
          const names = standingCaves(after).map((one) => one.name)
          expect(new Set(names).size).toBe(names.length)
        }
      }),
    )
  })
})

describe('a medicine held against what a citizen does not tolerate', () => {
  test.each([
    ['J01C', 'J01CA04', true],
    ['J01C', 'J01DB01', false],
    ['N02BE01', 'N02BE01', true],
    ['N02BE01', 'N02BE51', false],
  ])('a CAVE of %s and a medicine of %s: %s', (code, atc, isAgainst) => {
    expect(isAgainstCave({ name: 'CAVE', atc: [code] }, { name: 'Medicin', atc })).toBe(isAgainst)
  })

  test('the same name counts where the code is of another use', () => {
    const cave = { name: 'acetylsalicylsyre', atc: ['N02BA01'] }
    expect(isAgainstCave(cave, { name: 'Acetylsalicylsyre', atc: 'B01AC06' })).toBe(true)
  })

  test('what is mixed with other substances warns by its name, and half a name does not', () => {
    const amoxicillin = { name: 'Amoxicillin', atc: ['J01CA04'] }
    expect(isAgainstCave(amoxicillin, { name: 'Amoxicillin og clavulansyre', atc: 'J01CR02' })).toBe(true)
    expect(
      isAgainstCave({ name: 'codein', atc: ['R05DA04'] }, { name: 'Paracetamol, codein', atc: 'N02AJ06' }),
    ).toBe(true)
    expect(isAgainstCave({ name: 'Thiamin', atc: [] }, { name: 'Thiaminase', atc: 'A16AX' })).toBe(false)
    expect(isAgainstCave({ name: ' ', atc: [] }, { name: 'Paracetamol', atc: 'N02BE01' })).toBe(false)
  })

  test('a doctor who gives it all the same must say why, and the reason stands with the decision', () => {
    const cave = foldCave([written()])
    const reconciliationId = 'r' as ReconciliationId
    const amoxicillin = medicine('J01CA04', 'Amoxicillin', { morning: 1 })
    expect(cavesAgainst(cave, amoxicillin)).toHaveLength(1)
    const state = fold(
      [
        {
          type: 'reconciliation-started',
          at: now,
          reconciliationId,
          stayId: 's' as StayId,
          before: [],
          by: null,
        },
      ],
      nothingYet,
    )
    const decide = (status: 'new' | 'stopped', caveReason: string) =>
      decideLine(
        state,
        {
          reconciliationId,
          rowKey: 'J01CA04-tablet',
          status,
          reason: 'Lungebetændelse',
          doses: status === 'new' ? [amoxicillin] : [],
          pausedUntil: null,
          followUp: null,
          cave,
          caveReason,
          by: who('Anne Skov'),
          party: 'gp',
        },
        now,
        on,
        () => 'id',
      )
    expect(decide('new', '')).toMatchObject({
      refusal: { code: 'medicine-cave-reason-missing', data: { names: ['Penicilliner'] } },
    })
    expect(decide('new', 'Har tålt det siden')).toMatchObject({
      value: { caveReason: 'Har tålt det siden' },
    })
  })
})
