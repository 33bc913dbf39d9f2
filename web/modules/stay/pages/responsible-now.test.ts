import { expect, test } from 'vitest'
import { responsibleNow } from './responsible-now.ts'

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
