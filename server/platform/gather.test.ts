import { describe, expect, test } from 'vitest'
import { gather } from './gather.ts'

const pause = () => new Promise((resolve) => setTimeout(resolve, 1))

describe('what is asked for at the same time is done together', () => {
  test('everybody gets the own answer, in few turns, and never more than the most', async () => {
    const turns: number[] = []
    const double = gather(
      async (items: readonly number[]) => {
        turns.push(items.length)
        await pause()
        return items.map((item) => item * 2)
      },
      { most: 8, atOnce: 2 },
    )
    const answers = await Promise.all(Array.from({ length: 50 }, (_, item) => double(item)))
    expect(answers).toEqual(Array.from({ length: 50 }, (_, item) => item * 2))
    expect(Math.max(...turns)).toBe(8)
    expect(turns.length).toBeLessThan(10)
  })

  test('a turn that fails fails for those in it, and the next goes on', async () => {
    const work = gather(
      async (items: readonly string[]) => {
        if (items.includes('bad')) throw new Error('bad turn')
        return items
      },
      { most: 1, atOnce: 1 },
    )
    const results = await Promise.allSettled([work('bad'), work('good'), work('bad'), work('good')])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled'])
    expect(await work('again')).toBe('again')
  })

  test('one that cannot be done does not hold back those it came with', async () => {
    const work = gather(
      async (items: readonly string[]) => {
        if (items.includes('bad')) throw new Error('bad turn')
        return items
      },
      { most: 8, atOnce: 1 },
    )
    const results = await Promise.allSettled([work('good'), work('bad'), work('good too')])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
})
