import { describe, expect, test } from 'vitest'
import type { TaskSummaryView } from '../../../../contract/task.ts'
import { arrange } from './arrange.ts'

function task(name: string, title: string, dueAt?: string): TaskSummaryView {
  return {
    citizen: { id: name, name },
    title: { da: title, en: title },
    person: null,
    deadline: dueAt ? { dueAt, warnAt: dueAt } : null,
  } as TaskSummaryView
}

const åse = task('Åse Test', 'Sårpleje', '2026-11-22T10:00:00.000Z')
const anna = task('Anna Test', 'Dosér medicin')
const ulla = task('Ulla Prøve', 'Sårpleje', '2026-11-21T10:00:00.000Z')
const all = [åse, anna, ulla]

describe('a worklist as the nurse wants it', () => {
  test('the soonest due comes first, and what has no deadline comes last', () => {
    expect(arrange(all, '', 'frist')).toEqual([ulla, åse, anna])
  })

  test('names stand in Danish order, with Å last', () => {
    expect(arrange(all, '', 'borger')).toEqual([anna, ulla, åse])
    expect(arrange(all, '', '-borger')).toEqual([åse, ulla, anna])
  })

  test('every word sought must be found in citizen, task or colleague, in capitals or not', () => {
    expect(arrange(all, 'sårpleje ÅSE', 'frist')).toEqual([åse])
    expect(arrange(all, 'sårpleje anna', 'frist')).toEqual([])
  })
})
