import { describe, expect, test } from 'vitest'
import type { CorrespondenceLetterView, SegmentView } from '../../../../contract/correspondence.ts'
import { say, type Text } from '../../../ui/text.tsx'
import { fileWords, partOf, sizeWords, subjectWords, threadEntries } from './thread-words.ts'

const t = ((text: Text, values = {}) => say('da', text, values)) as unknown as Parameters<
  typeof subjectWords
>[0]
const letter = (letterId: string, sentAt: string) => ({ letterId, sentAt }) as CorrespondenceLetterView
const text = (segmentId: string, letterId: string | null, sentAt: string) =>
  ({ segmentId, letterId, sentAt, kind: 'text', text: segmentId }) as SegmentView

describe('a thread as it is read', () => {
  test('letters stand in the order the server gives, each with what was added in it', () => {
    const entries = threadEntries(
      { lettersByTime: [letter('a', '2026-06-01T08:00:00Z'), letter('b', '2026-06-01T09:00:00Z')] },
      [text('1', 'a', '2026-06-01T08:00:00Z'), text('2', 'b', '2026-06-01T09:00:00Z')],
    )
    expect(entries.map(({ key, segments }) => [key, segments.map(({ segmentId }) => segmentId)])).toEqual([
      ['a', ['1']],
      ['b', ['2']],
    ])
  })

  test('what only a later letter told of stands by its own time, and nothing is left out', () => {
    const entries = threadEntries(
      { lettersByTime: [letter('a', '2026-06-01T08:00:00Z'), letter('b', '2026-06-01T10:00:00Z')] },
      [
        text('first', null, '2026-06-01T07:00:00Z'),
        text('between', null, '2026-06-01T09:00:00Z'),
        text('unknown', 'elsewhere', '2026-06-01T11:00:00Z'),
        text('2', 'b', '2026-06-01T10:00:00Z'),
      ],
    )
    const shown = entries.map(({ letter, segments }) => letter?.letterId ?? segments[0]?.segmentId)
    expect(shown).toEqual(['first', 'a', 'between', 'b', 'unknown'])
  })

  test('a file that came along stands with the text it came with', () => {
    const entries = threadEntries({ lettersByTime: [] }, [
      text('words', null, '2026-06-01T07:00:00Z'),
      text('file', null, '2026-06-01T07:00:00Z'),
      text('later', null, '2026-06-01T07:01:00Z'),
    ])
    expect(entries.map(({ segments }) => segments.length)).toEqual([2, 1])
  })

  test('of the three kinds of data the one that is shown is read, and none when none is', () => {
    expect(partOf({ REC: null, PSY: 'p', SOC: null })).toBe('p')
    expect(partOf({ REC: null, PSY: null, SOC: null })).toBeUndefined()
  })

  test('a subject is its category, with the topic when there is one', () => {
    const category = { name: { da: 'Medicin', en: 'Medicine' } }
    expect(subjectWords(t, { category, topic: 'Furix' })).toBe('Medicin: Furix')
    expect(subjectWords(t, { category, topic: null })).toBe('Medicin')
  })

  test('files are told by kind and size with a Danish comma', () => {
    expect(sizeWords(1_234_567, 'da')).toBe('1,2 MB')
    expect(sizeWords(300, 'da')).toBe('1 kB')
    expect(fileWords(t, 'application/pdf', 20_000, 'da')).toBe('PDF, 20 kB')
    expect(fileWords(t, 'image/png', null, 'da')).toBe('Billede (PNG)')
  })
})
