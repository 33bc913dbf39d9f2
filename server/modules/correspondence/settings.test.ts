import { describe, expect, test } from 'vitest'
import { momentAt } from '../../../kernel/copenhagen-time.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import { careCategories } from '../message/index.ts'
import { answerDueAt, answerTimeOf } from './domain/answer-due.ts'
import { correspondenceSettings } from './settings.ts'

const { answers, categories } = await correspondenceSettings()
const due = (place: { room: string | null; kind: string }, date: string, time: `${number}:${number}`) =>
  answerDueAt(answerTimeOf(answers, place), momentAt(date as DanishDate, time))

describe('when an answer is due', () => {
  test('the own doctor has three working days: over a weekend and a holiday too', () => {
    const practice = { room: 'practice', kind: 'practice' }
    expect(due(practice, '2026-06-01', '10:00')).toBe('2026-06-04T21:59:59.999Z')
    expect(due(practice, '2026-06-04', '10:00')).toBe('2026-06-10T21:59:59.999Z')
  })

  test('a ward answers by 15 the same day, also on Sundays; sent at 14.30 or later, the next day', () => {
    const ward = { room: 'hospital', kind: 'ward' }
    expect(due(ward, '2026-06-07', '14:29')).toBe('2026-06-07T13:00:00.000Z')
    expect(due(ward, '2026-06-07', '14:30')).toBe('2026-06-08T13:00:00.000Z')
    expect(due(ward, '2026-06-07', '22:00')).toBe('2026-06-08T13:00:00.000Z')
  })

  test('a clinic answers on weekdays', () => {
    expect(due({ room: 'hospital', kind: 'department' }, '2026-06-06', '10:00')).toBe(
      '2026-06-08T13:00:00.000Z',
    )
  })

  test('a municipality answers within the next shift; any other place in three working days', () => {
    expect(due({ room: 'health', kind: 'team' }, '2026-06-06', '10:00')).toBe('2026-06-07T00:00:00.000Z')
    expect(due({ room: null, kind: 'region' }, '2026-06-01', '10:00')).toBe('2026-06-04T21:59:59.999Z')
  })
})

test('the categories are those of the standard, by the same Danish names', () => {
  expect(Object.fromEntries(categories.map(({ code, name }) => [code, name.da]))).toEqual(careCategories)
})
