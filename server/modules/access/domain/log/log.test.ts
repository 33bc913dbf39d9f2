import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText, type Digest, exactMoment } from './canonical.ts'
import { beginning, type Link, type Seal } from './seal.ts'
import { chainOf, checkErasure, checkSeal, type FoundRecord, startOfEra, type VerifyMeans } from './verify.ts'

const digest: Digest = (text) => createHash('sha256').update(text).digest('hex')

describe('the text of a record', () => {
  test('is the same however the database orders and writes it', () => {
    const told = { b: 'x', at: '2026-06-01T08:00:00.120Z', evidence: [{ kind: 'task', unit: 'u' }] }
    const kept = { evidence: [{ unit: 'u', kind: 'task' }], at: '2026-06-01T08:00:00.12+00:00', b: 'x' }
    expect(canonicalText(told)).toBe(canonicalText(kept))
  })

  test('does not change when a column without a value comes later', () => {
    expect(canonicalText({ a: 1, later: null, more: [] })).toBe(canonicalText({ a: 1 }))
  })

  test('tells every other value apart', () => {
    const texts = [{ a: 1 }, { a: '1' }, { a: false }, { a: 0 }, { b: 1 }, { a: ['x'] }, { a: 'x' }, {}].map(
      canonicalText,
    )
    expect(new Set(texts).size).toBe(texts.length)
  })

  test.each([
    ['2026-06-01T08:00:00Z', '2026-06-01T08:00:00.000000Z'],
    ['2026-06-01 08:00:00.1+00', '2026-06-01T08:00:00.100000Z'],
    ['2026-06-01T08:00:00.000001+00:00', '2026-06-01T08:00:00.000001Z'],
  ])('writes the moment %s exactly', (written, exact) => {
    expect(exactMoment(written)).toBe(exact)
  })
})

const at = '2026-06-01T08:00:00.000000Z'

function found(link: Link): FoundRecord {
  return { ...link, at, stored: link.digest, isErased: false }
}

function sealOver(records: readonly Link[], more: Partial<Seal> = {}): Seal {
  const place = { era: 1, number: 1, from: 0n, to: 1_000n, previous: beginning, ...more }
  const stretch = { ...place, records: records.length, firstAt: at, lastAt: at, sealedAt: at, keyId: 'k' }
  return { ...stretch, chain: chainOf(digest, place, records), signature: '' }
}

const means: VerifyMeans = { digest, isSigned: () => 'yes', erasedMonths: new Set() }

const links = fc
  .uniqueArray(fc.tuple(fc.bigInt({ min: 1n, max: 999n }), fc.uuid()), { minLength: 2, maxLength: 12 })
  .map((pairs) =>
    pairs
      .toSorted(([one, a], [other, b]) => (one === other ? (a < b ? -1 : 1) : one < other ? -1 : 1))
      .map(([writtenIn, id]): Link => ({ writtenIn, id, digest: digest(id) })),
  )

describe('a sealed stretch', () => {
  const codes = (seal: Seal, records: readonly FoundRecord[], progress = startOfEra(1)) =>
    checkSeal(means, progress, seal, records).faults.map(({ code }) => code)

  test('given records as they were sealed, then nothing is found', () => {
    fc.assert(
      fc.property(links, (records) => {
        expect(codes(sealOver(records), records.map(found))).toEqual([])
      }),
    )
  })

  test('given any record changed, removed, doubled or moved, then it is found', () => {
    fc.assert(
      fc.property(
        links,
        fc.nat(),
        fc.constantFrom('change', 'remove', 'double', 'swap', 'move'),
        (records, seed, how) => {
          const place = seed % records.length
          const other = (place + 1) % records.length
          const here = records.map(found)
          const [one, two] = [here[place] as FoundRecord, here[other] as FoundRecord]
          if (how === 'change') here[place] = { ...one, digest: digest('else'), stored: null }
          if (how === 'remove') here.splice(place, 1)
          if (how === 'double') here.push({ ...one, id: 'new' })
          if (how === 'swap') [here[place], here[other]] = [two, one]
          if (how === 'move') here[place] = { ...one, writtenIn: one.writtenIn + 1n }
          expect(codes(sealOver(records), here)).toEqual(['seal-does-not-fit-records'])
        },
      ),
    )
  })

  test('a seal that does not go on from the one before is out of place; one too far on tells how many are missing', () => {
    const progress = { era: 1, number: 1, to: 1_000n, chain: digest('one') }
    const next = { number: 2, from: 1_000n, to: 2_000n, previous: digest('one') }
    expect(codes(sealOver([], next), [], progress)).toEqual([])
    expect(codes(sealOver([], { ...next, previous: beginning }), [], progress)).toEqual(['seal-out-of-place'])
    expect(codes(sealOver([], { ...next, from: 1_001n }), [], progress)).toEqual(['seal-out-of-place'])
    const { faults } = checkSeal(means, progress, sealOver([], { ...next, number: 5 }), [])
    expect(faults).toMatchObject([{ code: 'seal-missing', text: expect.stringContaining('3 missing') }])
  })

  test('a month may be erased once it has been kept so many years, and not a month before', () => {
    const erasure = { month: '2021-05-01', records: 1, keyId: 'k', signature: '' }
    const on = (erasedAt: string) =>
      checkErasure({ ...erasure, erasedAt }, { isSigned: true, keepYears: 5 }).length
    expect(on('2026-05-31T23:59:59.000000Z')).toBe(1)
    expect(on('2026-06-01T00:00:00.000000Z')).toBe(0)
  })
})
