import { describe, expect, test } from 'vitest'
import { hold } from './hold.ts'

const instead = 'Do it so.'
const breach = { at: 'a.ts', line: 3, what: 'looks at the clock' }

describe('how a rule is held', () => {
  test('a breach fails, says where it is and what to do instead', () => {
    expect(() => hold({ looked: 1, breaches: [breach], instead })).toThrow(
      'Do it so.\n  a.ts:3  looks at the clock',
    )
  })

  test('a scan that found nothing fails, for it proves nothing', () => {
    expect(() => hold({ looked: 0, breaches: [], instead })).toThrow('found nothing to look at')
  })

  test('a listed exception may break the rule', () => {
    hold({ looked: 1, breaches: [breach], exceptions: { 'a.ts': 'for a reason' }, instead })
  })

  test('an exception that breaks nothing any more fails', () => {
    expect(() => hold({ looked: 1, breaches: [], exceptions: { 'a.ts': 'for a reason' }, instead })).toThrow(
      'take it off',
    )
  })
})
