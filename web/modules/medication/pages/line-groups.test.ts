import { describe, expect, test } from 'vitest'
import { groupLines, mayContinue } from './line-groups.ts'

const line = (
  name: string,
  status: Parameters<typeof groupLines>[0][number]['status'],
  isHighRisk = false,
) => ({
  name,
  status,
  highRisk: isHighRisk ? ('anticoagulant' as const) : null,
  difference: null,
})

describe('the order of the medicine list', () => {
  test('what must be settled comes first, then what has changed, then what is as before', () => {
    const groups = groupLines([
      line('Furosemid', 'unchanged'),
      line('Metoprolol', 'dose-changed'),
      line('Digoxin', 'unclear'),
      line('Ramipril', 'stopped'),
    ])
    expect(groups.map(([group, lines]) => [group, lines.map(({ name }) => name)])).toEqual([
      ['to-settle', ['Digoxin']],
      ['changed', ['Metoprolol', 'Ramipril']],
      ['same', ['Furosemid']],
    ])
  })

  test('within a group high risk comes first, and names stand as in a Danish dictionary', () => {
    const [[, lines] = []] = groupLines([
      line('Østradiol', 'unchanged'),
      line('Zopiclon', 'unchanged'),
      line('Apixaban', 'unchanged'),
      line('Warfarin', 'unchanged', true),
    ])
    expect(lines?.map(({ name }) => name)).toEqual(['Warfarin', 'Apixaban', 'Zopiclon', 'Østradiol'])
  })
})

describe('deciding several lines at once', () => {
  const untouched = {
    status: 'unclear',
    proposed: 'unchanged',
    highRisk: null,
    difference: null,
    cave: [],
    mayDecide: { may: true, because: null },
  } as const

  test('lines that are the same on every list may go on together', () => {
    expect(mayContinue(untouched)).toBe(true)
  })

  test('insulin, what looks changed, what is decided, and what is for others is not decided in a heap', () => {
    expect(mayContinue({ ...untouched, highRisk: 'insulin' })).toBe(false)
    const penicillin = {
      caveId: 'one',
      name: 'Penicilliner',
      reaction: '',
      severity: 'severe',
      certainty: 'told',
    } as const
    expect(mayContinue({ ...untouched, cave: [penicillin] })).toBe(false)
    expect(mayContinue({ ...untouched, proposed: 'dose-changed' })).toBe(false)
    expect(mayContinue({ ...untouched, status: 'paused', proposed: null })).toBe(false)
    const mayDecide = { may: false, because: 'medicine-only-prescriber' }
    expect(mayContinue({ ...untouched, mayDecide })).toBe(false)
  })
})
