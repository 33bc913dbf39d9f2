import { describe, expect, test } from 'vitest'
import { at, faultsWithin, move, nextStepId, put, readSteps, stepOfFault } from './programme-writing.ts'

const writing = {
  programme: 'hip-fracture',
  steps: [
    { id: 'A1', title: { da: 'Send', en: 'Send' } },
    { id: 'A2', due: { anchor: 'stay-ended', amount: 1 } },
  ],
}

describe('a programme being written', () => {
  test('is changed at one place, and the rest stays as it was', () => {
    const changed = put(writing, ['steps', 1, 'due', 'amount'], 2)
    expect(at(changed, ['steps', 1, 'due'])).toEqual({ anchor: 'stay-ended', amount: 2 })
    expect(at(changed, ['steps', 0])).toBe(writing.steps[0])
    expect(writing.steps[1]?.due?.amount).toBe(1)
  })

  test('a place that is not there is made, and nothing takes a place away', () => {
    expect(put({}, ['name', 'da'], 'Hofte')).toEqual({ name: { da: 'Hofte' } })
    expect(put(writing, ['steps', 1, 'due'], undefined)).toMatchObject({ steps: [{}, { id: 'A2' }] })
    expect(at(put(writing, ['steps', 1, 'due'], undefined), ['steps', 1, 'due'])).toBeUndefined()
    expect(at(put(writing, ['steps', 0], undefined), ['steps'])).toEqual([writing.steps[1]])
  })

  test('fields keep their order when they are changed', () => {
    expect(Object.keys(put(writing, ['programme'], 'other'))).toEqual(['programme', 'steps'])
  })

  test('an item moves one place, and never out of the list', () => {
    expect(move(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(move(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })

  test('faults are found within a place and not beside it', () => {
    const fault = (path: string) => ({ path, rule: 'x', text: '' })
    const faults = [fault('steps.1.due.anchor'), fault('steps.11'), fault('inclusion')]
    expect(faultsWithin(faults, ['steps', 1])).toEqual([faults[0]])
    expect(faults.map(stepOfFault)).toEqual([1, 11, undefined])
  })

  test('a new step gets the next free number', () => {
    expect(nextStepId(['A1', 'A2', 'A2a'])).toBe('A3')
    expect(nextStepId(['D1', 'A9', 'D2'])).toBe('D3')
    expect(nextStepId([])).toBe('A1')
  })

  test('steps are read as people write them', () => {
    expect(readSteps(' A16, A18;A19 ')).toEqual(['A16', 'A18', 'A19'])
    expect(readSteps('  ')).toBeUndefined()
  })
})
