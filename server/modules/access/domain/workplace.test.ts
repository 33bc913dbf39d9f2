import { expect, test } from 'vitest'
import { workplaceOf } from './workplace.ts'

test.each([
  ['a ward', { kind: 'ward', room: 'hospital', services: ['ward'] }, 'hospital'],
  ['a psychiatric ward', { kind: 'ward', room: 'hospital', services: ['ward', 'psychiatry'] }, 'psychiatry'],
  ['home nursing', { kind: 'team', room: 'health', services: ['home-nursing'] }, 'municipal-health'],
  ['a nursing home', { kind: 'nursing-home', room: 'elder-care', services: [] }, 'nursing-home'],
  [
    'a private training place',
    { kind: 'supplier', room: 'private-supplier', services: [] },
    'private-supplier',
  ],
  ['an authority', { kind: 'authority', room: 'authority', services: [] }, 'authority'],
  ['those who run the program', { kind: 'operator', room: 'operation', services: [] }, 'operator'],
  ['a municipality with its mailbox', { kind: 'municipality', room: null, services: [] }, 'governance'],
  ['a room nobody has thought of', { kind: 'team', room: 'attic', services: [] }, 'other'],
] as const)('what flows at %s follows from its room, not from its employer', (_unit, facts, workplace) => {
  expect(workplaceOf(facts)).toBe(workplace)
})
