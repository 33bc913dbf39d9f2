import { describe, expect, test } from 'vitest'
import { isLate, soonestFirst } from './soonest-first.ts'

const task = (id: string, dueAt: string | null, closedAt: string | null = null) => ({
  id,
  status: closedAt === null ? ('open' as const) : ('completed' as const),
  deadline: dueAt === null ? null : { dueAt, warnAt: dueAt },
  closedAt,
})

describe('what stands first where one sees who has what', () => {
  test('what is late comes before what is due later, and what has no deadline after both', () => {
    const tasks = [
      task('whenever', null),
      task('tomorrow', '2026-06-02T10:00:00.000Z'),
      task('late', '2026-05-31T10:00:00.000Z'),
    ]
    expect(soonestFirst(tasks).map(({ id }) => id)).toEqual(['late', 'tomorrow', 'whenever'])
  })

  test('what is done never stands before what is to be done, and the latest done comes first', () => {
    const tasks = [
      task('done early', '2026-05-30T10:00:00.000Z', '2026-05-30T09:00:00.000Z'),
      task('done today', '2026-05-30T10:00:00.000Z', '2026-06-01T07:00:00.000Z'),
      task('open', '2026-06-05T10:00:00.000Z'),
    ]
    expect(soonestFirst(tasks).map(({ id }) => id)).toEqual(['open', 'done today', 'done early'])
  })

  test('a task is late from the moment its deadline is reached, and not once it is done', () => {
    const dueAt = '2026-06-01T08:00:00.000Z'
    const now = Date.parse(dueAt)
    expect(isLate(task('open', dueAt), now)).toBe(true)
    expect(isLate(task('open', dueAt), now - 1)).toBe(false)
    expect(isLate(task('done', dueAt, dueAt), now)).toBe(false)
    expect(isLate(task('no deadline', null), now)).toBe(false)
  })
})
