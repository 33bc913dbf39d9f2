import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import { instant } from '../../../../kernel/instant.ts'
import { confirmStory, correctStory, foldStory, type Source, type StoryEvent, tellStory } from './story.ts'

const nurse: Source = {
  kind: 'professional',
  personId: 'nurse' as PersonId,
  name: 'Mette Holm',
  function: 'home-nurse',
  unitId: 'unit' as OrganisationId,
}
const citizen: Source = {
  kind: 'citizen',
  personId: 'ellen' as PersonId,
  name: 'Ellen Louise',
  function: null,
  unitId: null,
}
const stamp = (id: string, day: number, by: Source = nurse) => ({
  id,
  entryId: 'entry',
  by,
  at: instant(`2026-06-0${day}T08:00:00Z`),
})
const told: StoryEvent = {
  ...stamp('1', 1, citizen),
  type: 'told',
  kind: 'matters',
  saidBy: 'citizen',
  text: 'At jeg kan sidde i haven',
}

describe('the story is told once', () => {
  test('given something told, then it is shown with who said it, who wrote it and when', () => {
    expect(foldStory([told])).toMatchObject([
      { text: 'At jeg kan sidde i haven', saidBy: 'citizen', toldBy: citizen, confirmations: [] },
    ])
  })

  test('given the same words again in other letters, then they are not told twice', () => {
    const again = tellStory(
      foldStory([told]),
      { kind: 'matters', saidBy: 'citizen', text: ' at jeg kan sidde i HAVEN ' },
      stamp('2', 2),
    )
    expect(again).toMatchObject({ refusal: { code: 'story-says-so-already', data: { entryId: 'entry' } } })
  })

  test('given no words, then nothing is told', () => {
    expect(tellStory([], { kind: 'wish', saidBy: 'relative', text: '  ' }, stamp('2', 2))).toMatchObject({
      refusal: { code: 'story-text-missing' },
    })
  })

  test('given a colleague confirms it, then the next reader sees when it last held', () => {
    const confirmed = confirmStory(foldStory([told]), stamp('2', 3))
    const events = confirmed.ok ? [told, confirmed.value] : []
    expect(foldStory(events)[0]?.confirmations).toEqual([{ by: nurse, at: instant('2026-06-03T08:00:00Z') }])
  })

  test('given new words, then the old stay visible and what was confirmed must be confirmed anew', () => {
    const confirmed: StoryEvent = { ...stamp('2', 2), type: 'confirmed' }
    const corrected = correctStory(foldStory([told, confirmed]), 'At jeg kan sidde på altanen', stamp('3', 3))
    const [entry] = foldStory(corrected.ok ? [told, confirmed, corrected.value] : [])
    expect(entry?.text).toBe('At jeg kan sidde på altanen')
    expect(entry?.versions.map((version) => version.text)).toEqual([
      'At jeg kan sidde i haven',
      'At jeg kan sidde på altanen',
    ])
    expect(entry?.confirmations).toEqual([])
  })

  test('given an entry nobody has told, then it can neither be confirmed nor corrected', () => {
    expect(confirmStory([], stamp('2', 2))).toMatchObject({ refusal: { code: 'story-entry-unknown' } })
    expect(correctStory([], 'x', stamp('2', 2))).toMatchObject({ refusal: { code: 'story-entry-unknown' } })
  })

  test('given the events in any order and some of them twice, then the story is the same', () => {
    const events: StoryEvent[] = [
      told,
      { ...stamp('2', 2), type: 'confirmed' },
      { ...stamp('3', 3), type: 'corrected', text: 'Nye ord' },
      { ...stamp('4', 4), type: 'confirmed' },
    ]
    fc.assert(
      fc.property(
        fc.shuffledSubarray(events, { minLength: 4 }),
        fc.subarray(events),
        (shuffled, repeated) => {
          expect(foldStory([...shuffled, ...repeated])).toEqual(foldStory(events))
        },
      ),
    )
  })
})
