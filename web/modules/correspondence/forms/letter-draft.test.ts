import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CorrespondenceDraft } from '../../../../contract/correspondence.ts'
import { keepLetterDraft } from './letter-draft.ts'

const draft = (text: string): CorrespondenceDraft => ({
  toUnitId: null,
  category: null,
  topic: null,
  priority: null,
  text,
  phone: null,
  attachments: [],
  deed: 'reply',
})
const away = new Error('away')

/** A server that keeps drafts, and answers when it is told to. */
function aDoor() {
  const calls: string[] = []
  let fault: Error | undefined
  let hold: Promise<void> | undefined
  return {
    calls,
    failWith: (next: Error | undefined) => {
      fault = next
    },
    holdUntil: (next: Promise<void>) => {
      hold = next
    },
    door: {
      save: async ({ text }: CorrespondenceDraft) => {
        await hold
        if (fault) throw fault
        calls.push(`save ${text}`)
      },
      drop: async () => {
        calls.push('drop')
      },
      isAway: (thrown: unknown) => thrown === away,
    },
  }
}

describe('a letter that is being written', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('is kept a moment after the last key, and not at every key', async () => {
    const { door, calls } = aDoor()
    const keeper = keepLetterDraft(door, () => 42)
    keeper.change(draft('K'))
    await vi.advanceTimersByTimeAsync(500)
    keeper.change(draft('Kære'))
    expect(keeper.snapshot().state).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(800)
    expect(calls).toEqual(['save Kære'])
    expect(keeper.snapshot()).toEqual({ state: 'saved', savedAt: 42 })
  })

  test('what could not be sent is kept as it stands: it was refused before it had been saved', async () => {
    const { door, calls } = aDoor()
    const keeper = keepLetterDraft(door)
    keeper.change(draft('Det gør vi'))
    await keeper.rest()
    keeper.resume()
    await vi.advanceTimersByTimeAsync(800)
    expect(calls).toEqual(['save Det gør vi'])
  })

  test('what is written while it is being saved is saved after it', async () => {
    const { door, calls, holdUntil } = aDoor()
    let free: () => void = () => undefined
    holdUntil(new Promise<void>((done) => (free = done)))
    const keeper = keepLetterDraft(door)
    keeper.change(draft('one'))
    await vi.advanceTimersByTimeAsync(800)
    keeper.change(draft('two'))
    free()
    await vi.advanceTimersByTimeAsync(1_700)
    expect(calls).toEqual(['save one', 'save two'])
  })

  test('is tried again when nobody answers, and nothing that was written is lost', async () => {
    const { door, calls, failWith } = aDoor()
    failWith(away)
    const keeper = keepLetterDraft(door)
    keeper.change(draft('hej'))
    await vi.advanceTimersByTimeAsync(900)
    expect(keeper.snapshot().state).toBe('away')
    failWith(undefined)
    await vi.advanceTimersByTimeAsync(5_100)
    expect(calls).toEqual(['save hej'])
    expect(keeper.snapshot().state).toBe('saved')
  })

  test('a refusal is shown and not tried again by itself', async () => {
    const { door, calls, failWith } = aDoor()
    failWith(new Error('no'))
    const keeper = keepLetterDraft(door)
    keeper.change(draft('hej'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(calls).toEqual([])
    expect(keeper.snapshot().state).toBe('refused')
  })

  test('when all is erased the draft is thrown away', async () => {
    const { door, calls } = aDoor()
    const keeper = keepLetterDraft(door)
    keeper.change(draft('hej'))
    await vi.advanceTimersByTimeAsync(900)
    keeper.change(draft('  '))
    await vi.advanceTimersByTimeAsync(900)
    expect(calls).toEqual(['save hej', 'drop'])
  })

  test('when it is sent nothing is saved behind it, also not what was on its way', async () => {
    const { door, calls } = aDoor()
    const keeper = keepLetterDraft(door)
    keeper.change(draft('hej'))
    await keeper.rest()
    keeper.leave()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(calls).toEqual([])
  })

  test('whoever leaves in the middle of a sentence finds it again', async () => {
    const { door, calls } = aDoor()
    const keeper = keepLetterDraft(door)
    keeper.change(draft('midt i en'))
    keeper.leave()
    await vi.advanceTimersByTimeAsync(0)
    expect(calls).toEqual(['save midt i en'])
  })
})
