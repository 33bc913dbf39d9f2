import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identifier, join, sql, statement } from './sql.ts'

describe('what a user wrote never becomes SQL', () => {
  test('values become numbered parameters, also inside nested pieces', () => {
    const piece = sql`b = ${2}`
    const { text, values } = statement(sql`select * from t where a = ${1} and ${piece} and c = ${3}`)
    expect(text).toBe('select * from t where a = $1 and b = $2 and c = $3')
    expect(values).toEqual([1, 2, 3])
  })

  test('any text at all stays a value', () => {
    fc.assert(
      fc.property(fc.string(), (wrote) => {
        const { text, values } = statement(sql`select ${wrote}`)
        expect(text).toBe('select $1')
        expect(values).toEqual([wrote])
      }),
    )
  })

  test('a name that is more than a name is refused', () => {
    expect(statement(sql`select * from ${identifier('task.tasks')}`).text).toBe('select * from task.tasks')
    for (const name of ['tasks; drop table t', 'A', '"x"', 'a.b.c', ''])
      expect(() => identifier(name)).toThrow(TypeError)
  })

  test('the same text has the same name, so its plan is kept', () => {
    expect(statement(sql`select ${1}`).name).toBe(statement(sql`select ${2}`).name)
    expect(statement(sql`select ${1}`).name).not.toBe(statement(sql`select ${1}::int`).name)
  })

  test('conditions are joined, and none of them is nothing', () => {
    expect(statement(join([sql`a = ${1}`, sql`b = ${2}`], ' and ')).text).toBe('a = $1 and b = $2')
    expect(statement(join([], ' and ')).text).toBe('')
  })

  test.each([
    'select block.unit_id from access.blocks as block where updated_at > now()',
    'with late as materialized (select 1) select * from late',
  ])('it only asks: %s', (text) => {
    expect(statement(written(text)).isQuestion).toBe(true)
  })

  test.each([
    'with made as (insert into task.tasks default values returning id) select id from made',
    'select 1 from task.tasks for update',
    'select 1 from task.tasks for share',
    'select pg_notify($1, $2)',
    "select task.lock_history('a', 'b')",
    'lock table task.tasks',
  ])('it may do more than ask: %s', (text) => {
    expect(statement(written(text)).isQuestion).toBe(false)
  })
})

/** A statement as its text, written by this test. */
function written(text: string) {
  return { ...sql`select`, strings: [text] }
}
