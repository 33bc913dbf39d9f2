import { describe, expect, test } from 'vitest'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../../kernel/instant.ts'
import { isProtectedOn, mayShowAddress } from './address-protection.ts'
import { type DeathFact, foldDeath, saidBySource } from './death.ts'
import { type Movable, moveNumber, undoMove } from './number-move.ts'

const on = (date: string) => date as DanishDate

describe('address protection', () => {
  const year = { from: on('2026-01-10'), to: on('2027-01-10') }

  test.each([
    ['2026-01-09', false],
    ['2026-01-10', true],
    ['2027-01-09', true],
    ['2027-01-10', false],
  ])('given protection of a year from 10 January, then on %s it is %s', (date, isProtected) => {
    expect(isProtectedOn(year, on(date))).toBe(isProtected)
  })

  test('given a protected address, then the home nurse who visits sees it, the ward nurse does not, and the citizen does', () => {
    expect(mayShowAddress(true, { function: 'home-nurse' })).toBe(true)
    expect(mayShowAddress(true, { function: 'ward-nurse' })).toBe(false)
    expect(mayShowAddress(true, 'citizen')).toBe(true)
    expect(mayShowAddress(false, { function: 'ward-nurse' })).toBe(true)
  })
})

describe('death', () => {
  const said = (id: string, sourceId: string, day: number | null, recorded: number): DeathFact => ({
    id,
    sourceId,
    diedAt: day === null ? null : instant(`2026-06-0${day}T08:00:00Z`),
    recordedAt: instant(`2026-06-0${recorded}T09:00:00Z`),
  })

  test('given a death that is taken back, then the citizen is alive and both facts stay', () => {
    expect(foldDeath([said('2', 'stay', null, 2), said('1', 'stay', 1, 1)])).toBeUndefined()
  })

  test('given a corrected time, then the last word of the source counts', () => {
    expect(foldDeath([said('1', 'stay', 1, 1), said('2', 'stay', 2, 3)])).toBe(
      instant('2026-06-02T08:00:00Z'),
    )
  })

  test('given one source takes it back and another does not, then the citizen is dead', () => {
    const facts = [said('1', 'stay', 1, 1), said('2', 'stay', null, 2), said('3', 'register', 1, 3)]
    expect(foldDeath(facts)).toBe(instant('2026-06-01T08:00:00Z'))
    expect(saidBySource(facts, 'stay')).toBeNull()
    expect(saidBySource(facts, 'unknown')).toBeUndefined()
  })
})

describe('moving a record to the right number', () => {
  const unknown: Movable = { citizenId: 'x' as CitizenId, numberKinds: ['x-ecpr'], movedTo: null }
  const known: Movable = { citizenId: 'c' as CitizenId, numberKinds: ['cpr'], movedTo: null }

  test('given a citizen under a replacement number, then the record is moved to the one with the CPR number', () => {
    expect(moveNumber(unknown, known)).toMatchObject({ value: { kind: 'moved', from: 'x', to: 'c' } })
  })

  test('given two citizens with CPR numbers, then neither is moved', () => {
    expect(moveNumber({ ...known, citizenId: 'd' as CitizenId }, known)).toMatchObject({
      refusal: { code: 'number-not-a-replacement' },
    })
  })

  test('given a record that is moved, then it is not moved again, and the move can be undone', () => {
    const moved = { ...unknown, movedTo: known.citizenId }
    expect(moveNumber(moved, known)).toMatchObject({ refusal: { code: 'number-moved-already' } })
    expect(undoMove(moved)).toMatchObject({ value: { kind: 'undone', from: 'x', to: 'c' } })
    expect(undoMove(unknown)).toMatchObject({ refusal: { code: 'number-not-moved' } })
    expect(moveNumber(known, known)).toMatchObject({ refusal: { code: 'number-moved-to-itself' } })
  })
})
