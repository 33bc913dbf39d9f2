import { describe, expect, test } from 'vitest'
import type { AccessRecordView } from '../../../../contract/access.ts'
import { groupLooks } from './group-looks.ts'

function look(kind: AccessRecordView['kind'], at: string, unitName = 'Nord'): AccessRecordView {
  return {
    id: `${kind}-${at}`,
    at,
    kind,
    kinds: [kind],
    object: null,
    outcome: 'granted',
    action: 'read',
    purpose: 'treatment',
    who: {
      kind: 'professional',
      name: null,
      function: 'home-nurse',
      unitId: unitName,
      unitName,
      isSelf: false,
    },
    receiver: null,
    ruleId: 'P01',
    why: { da: '', en: '' },
    law: null,
    evidence: null,
    reason: null,
    isOverride: false,
    exemptionId: null,
  }
}

describe('who has looked, as the citizen reads it', () => {
  test('one opened page that read three kinds of data is one look', () => {
    const looks = groupLooks([
      look('PLAN', '2026-11-22T10:00:02.000Z'),
      look('ADM', '2026-11-22T10:00:01.000Z'),
      look('PLAN', '2026-11-22T10:00:00.000Z'),
    ])
    expect(looks.map(({ kinds }) => kinds)).toEqual([['PLAN', 'ADM']])
  })

  test('another unit, a later hour and a look that was turned away each stand alone', () => {
    const first = look('PLAN', '2026-11-22T10:00:00.000Z')
    expect(groupLooks([first, look('PLAN', '2026-11-22T10:00:00.000Z', 'Syd')])).toHaveLength(2)
    expect(groupLooks([first, look('PLAN', '2026-11-22T09:00:00.000Z')])).toHaveLength(2)
    expect(groupLooks([first, { ...first, outcome: 'denied' }])).toHaveLength(2)
  })
})
