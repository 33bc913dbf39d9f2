import { describe, expect, test } from 'vitest'
import type { WardPatientView } from '../../../../contract/stay.ts'
import { partOf } from './ward-part.ts'

const now = Date.parse('2026-06-05T09:00:00.000Z')
const patient = (name: string, more: Partial<WardPatientView>): WardPatientView => ({
  stayId: name,
  citizenId: name,
  name,
  birthDate: null,
  status: 'admitted',
  startedAt: '2026-06-01T08:00:00.000Z',
  endedAt: null,
  place: { unitId: null, name: 'Medicinsk afdeling' },
  isAttentionNeeded: false,
  windowUntil: null,
  expectedDischargeAt: null,
  treatmentFinishedAt: null,
  finishedDays: null,
  missing: [],
  withheld: false,
  isBlocked: false,
  ...more,
})

const patients = [
  patient('just in', {}),
  patient('home at four', { expectedDischargeAt: '2026-06-05T14:00:00.000Z' }),
  patient('home at ten', { expectedDischargeAt: '2026-06-05T08:00:00.000Z' }),
  patient('home after midnight', { expectedDischargeAt: '2026-06-05T22:30:00.000Z' }),
  patient('waits since Monday', { treatmentFinishedAt: '2026-06-01T08:00:00.000Z' }),
  patient('waits since Wednesday', { treatmentFinishedAt: '2026-06-03T08:00:00.000Z' }),
  patient('gone this morning', {
    status: 'ended',
    endedAt: '2026-06-05T07:00:00.000Z',
    windowUntil: '2026-06-08T07:00:00.000Z',
  }),
  patient('gone on Tuesday', {
    status: 'ended',
    endedAt: '2026-06-02T08:00:00.000Z',
    windowUntil: '2026-06-05T08:59:00.000Z',
  }),
]
const names = (view: Parameters<typeof partOf>[1]) => partOf(patients, view, now).map(({ name }) => name)

describe('the parts of a ward’s list', () => {
  test('today has those who have gone and those expected to, by the clock in Denmark', () => {
    expect(names('idag')).toEqual(['gone this morning', 'home at ten', 'home at four'])
  })
  test('who has waited finished the longest comes first', () => {
    expect(names('faerdige')).toEqual(['waits since Monday', 'waits since Wednesday'])
  })
  test('after the 72 hours the ward’s list lets go', () => {
    expect(names('efter')).toEqual(['gone this morning'])
  })
  test('everybody still in the ward is in the first part', () => {
    expect(names('inde')).toHaveLength(6)
  })
})
