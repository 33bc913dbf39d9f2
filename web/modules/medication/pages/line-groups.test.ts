import { describe, expect, test } from 'vitest'
import { groupLines } from './line-groups.ts'

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
