import { expect, test } from 'vitest'
import { atServer, responsibleNow, untilNextChange } from './responsible-now.ts'

const ward = {
  party: 'hospital',
  place: { unitId: null, name: 'Medicinsk afdeling' },
  basis: 'window-after-discharge',
  phone: '38 00 00 00',
  from: '2026-06-05T12:00:00.000Z',
  to: '2026-06-08T12:00:00.000Z',
} as const
const doctor = {
  party: 'own-doctor',
  place: null,
  basis: 'own-doctor',
  phone: null,
  from: ward.to,
  to: null,
} as const

test('within the 72 hours the ward answers, and from the very moment they end the own doctor', () => {
  const at = (moment: string) => responsibleNow([ward, doctor], Date.parse(moment))
  expect(at('2026-06-05T11:59:59.999Z')).toBeUndefined()
  expect(at('2026-06-05T12:00:00.000Z')).toBe(ward)
  expect(at('2026-06-08T11:59:59.999Z')).toBe(ward)
  expect(at('2026-06-08T12:00:00.000Z')).toBe(doctor)
})

test('a clock that is two hours ahead in this browser does not end the 72 hours early', () => {
  const answered = { now: '2026-06-08T11:00:00.000Z', at: Date.parse('2026-06-08T13:00:00.000Z') }
  const here = Date.parse('2026-06-08T13:30:00.000Z')
  expect(responsibleNow([ward, doctor], atServer(answered, here))).toBe(ward)
  expect(responsibleNow([ward, doctor], atServer(answered, here + 30 * 60_000))).toBe(doctor)
})

test('the server is asked again at the very moment another takes over, and not where nobody does', () => {
  const now = '2026-06-08T11:00:00.000Z'
  expect(untilNextChange({ responsibility: [ward, doctor], now })).toBe(60 * 60_000)
  expect(untilNextChange({ responsibility: [doctor], now })).toBeUndefined()
})
