import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type DraftDoor, type KeptDraft, keepDraft } from './draft-keeper.ts'

const changed = new Error('changed meanwhile')
const away = new Error('away')

/** A server of one draft: revisions go up by one, an old one is refused. */
function server(answers: KeptDraft['answers'] = {}) {
  const state = { revision: 1, answers, isAway: false, saves: 0, confirmations: 0 }
  const door: DraftDoor = {
    save: async (revision, changes) => {
      if (state.isAway) throw away
      if (revision !== state.revision) throw changed
      const told = changes.map(({ key, values }) => [key, values] as const)
      const answers = { ...state.answers, ...Object.fromEntries(told) }
      state.answers = Object.fromEntries(Object.entries(answers).filter(([, values]) => values.length > 0))
      state.revision += 1
      state.saves += 1
      state.confirmations += changes.filter(({ isConfirmation }) => isConfirmation).length
      return { revision: state.revision, answers: state.answers }
    },
    load: async () => ({ revision: state.revision, answers: state.answers }),
    isChangedMeanwhile: (fault) => fault === changed,
    isAway: (fault) => fault === away,
  }
  return { state, keeper: keepDraft({ revision: 1, answers }, door) }
}

describe('a form keeps itself while somebody writes', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  test('it saves once a moment after the last key, and says so', async () => {
    const { state, keeper } = server()
    keeper.change('text', ['H'])
    keeper.change('text', ['He'])
    expect(keeper.snapshot().state).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(state).toMatchObject({ answers: { text: ['He'] }, saves: 1 })
    expect(keeper.snapshot().state).toBe('saved')
  })

  test('without network what is written stays, and is saved when the network is back', async () => {
    const { state, keeper } = server()
    state.isAway = true
    keeper.change('text', ['He'])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(keeper.snapshot()).toMatchObject({ state: 'away', answers: { text: ['He'] } })
    keeper.change('text', ['Hej'])
    expect(await keeper.flush()).toBe(false)
    state.isAway = false
    await vi.advanceTimersByTimeAsync(6_000)
    expect(state.answers).toEqual({ text: ['Hej'] })
    expect(keeper.snapshot().state).toBe('saved')
  })

  test('what another has saved in other fields is joined without a question', async () => {
    const { state, keeper } = server({ pain: [1] })
    Object.assign(state, { revision: 2, answers: { pain: [1], food: ['Spiser'] } })
    keeper.change('pain', [4])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(state.answers).toEqual({ pain: [4], food: ['Spiser'] })
    expect(keeper.snapshot()).toMatchObject({ state: 'saved', clashes: [], answers: { food: ['Spiser'] } })
  })

  test('a clash waits for a person, and nothing is written over until then', async () => {
    const { state, keeper } = server({ pain: [1] })
    Object.assign(state, { revision: 2, answers: { pain: [3] } })
    keeper.change('pain', [4])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(state.answers).toEqual({ pain: [3] })
    expect(keeper.snapshot()).toMatchObject({
      state: 'clash',
      clashes: [{ key: 'pain', mine: [4], theirs: [3] }],
    })
    keeper.settle({ pain: [4] })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(state.answers).toEqual({ pain: [4] })
    expect(keeper.snapshot().state).toBe('saved')
  })

  test('what was already told is saved as confirmed, until it is changed to something else', async () => {
    const { state, keeper } = server()
    keeper.change('food', ['Spiser selv'], true)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(state).toMatchObject({ answers: { food: ['Spiser selv'] }, confirmations: 1 })
    keeper.change('sleep', ['God'], true)
    keeper.change('sleep', ['Urolig'])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(state).toMatchObject({ answers: { sleep: ['Urolig'] }, confirmations: 1 })
  })

  test('what is written while a save is on its way is saved too before signing', async () => {
    const { state, keeper } = server()
    keeper.change('text', ['a'])
    const first = keeper.flush()
    keeper.change('text', ['ab'])
    expect(await first).toBe(true)
    expect(state.answers).toEqual({ text: ['ab'] })
  })
})
