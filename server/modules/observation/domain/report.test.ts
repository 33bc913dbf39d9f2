import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ResultLetterId } from '../../../../kernel/ids.ts'
import { instant } from '../../../../kernel/instant.ts'
import { foldReports, type ResultLetter } from './report.ts'

const at = (minute: number) => instant(Date.UTC(2026, 5, 1, 8, minute))

function letter(letterId: string, told: Partial<ResultLetter> & { minute?: number } = {}): ResultLetter {
  const { minute = 0, ...rest } = told
  return {
    id: letterId as ResultLetterId,
    senderKey: '5790000000001',
    letterId,
    activity: 'new',
    about: null,
    sentAt: at(minute),
    fromUnitId: null,
    toUnitId: null,
    content: {
      results: [],
      files: [],
      issuedAt: at(minute),
      conclusion: null,
      signature: null,
      isSharingRefused: false,
    },
    ...rest,
  }
}

const first = letter('a')
const corrected = letter('b', { activity: 'modified', about: 'a', minute: 5 })
const again = letter('c', { activity: 'modified', about: 'b', minute: 9 })
const cancelled = letter('d', { activity: 'retracted', about: 'c', minute: 12 })

describe('results of a municipal team', () => {
  test('given a correction of a correction, the last one counts and all stay visible', () => {
    const [report, ...others] = foldReports([first, corrected, again])
    expect(others).toEqual([])
    expect(report?.status).toBe('corrected')
    expect(report?.current.letterId).toBe('c')
    expect(report?.letters.map(({ letterId }) => letterId)).toEqual(['a', 'b', 'c'])
  })

  test('given a cancellation, nothing counts any more and the old results are still there', () => {
    const [report] = foldReports([first, corrected, again, cancelled])
    expect(report?.status).toBe('cancelled')
    expect(report?.current.letterId).toBe('c')
    expect(report?.cancellation?.letterId).toBe('d')
  })

  test('given a correction whose original never came, then it stands by itself', () => {
    expect(foldReports([corrected]).map(({ status, current }) => [status, current.letterId])).toEqual([
      ['final', 'b'],
    ])
  })

  test('given another sender’s letter with the same number, then the correction does not touch it', () => {
    const others = letter('a', { senderKey: '5790000000002' })
    expect(foldReports([others, corrected])).toHaveLength(2)
  })

  test('given letters that are about each other, then they are one report and nobody waits for ever', () => {
    const ring = [
      letter('x', { activity: 'modified', about: 'y' }),
      letter('y', { activity: 'modified', about: 'x' }),
    ]
    expect(foldReports(ring)).toHaveLength(1)
  })

  test('the order in which letters come is of no matter', () => {
    const all = [first, corrected, again, cancelled, letter('e', { minute: 2 })]
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (letters) => {
        expect(foldReports(letters)).toEqual(foldReports(all))
      }),
    )
  })
})
