import { describe, expect, test } from 'vitest'
import { isAtDesk, kindOfOriginal } from './desk.ts'

describe('who opens the original of a letter', () => {
  test('those whose work it is to look after the messages, and no colleague of theirs', () => {
    expect(
      ['message-desk', 'secretary', 'medical-secretary'].every((job) => isAtDesk({ function: job })),
    ).toBe(true)
    expect(['home-nurse', 'unit-leader', 'assessor'].some((job) => isAtDesk({ function: job }))).toBe(false)
  })

  test('for the desk a notification tells only that somebody is in hospital; any other letter is of the record', () => {
    const desk = { function: 'message-desk' }
    expect(kindOfOriginal({ standard: 'hospital-notification', code: 'STIN' }, desk)).toBe('ADM')
    expect(kindOfOriginal({ standard: 'acknowledgement', code: null }, desk)).toBe('REC')
    expect(kindOfOriginal({ standard: null, code: null }, desk)).toBe('REC')
  })

  test('for anybody else every letter is of the record', () => {
    expect(
      kindOfOriginal({ standard: 'hospital-notification', code: 'STIN' }, { function: 'home-nurse' }),
    ).toBe('REC')
  })
  test('a letter about psychiatry or addiction is as strict as that record', () => {
    const letter = { standard: 'care-communication', code: 'psychiatry-social-disability' } as const
    expect(kindOfOriginal(letter, { function: 'message-desk' })).toBe('PSY')
    expect(kindOfOriginal({ ...letter, code: 'nursing' }, { function: 'message-desk' })).toBe('REC')
  })
})
