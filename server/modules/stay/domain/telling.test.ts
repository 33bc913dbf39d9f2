import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrganisationId, PersonId, StayId } from '../../../../kernel/ids.ts'
import { aarhus, disturbed, hour, letter } from './arbitrary.ts'
import { foldStay } from './fold-stay.ts'
import { type Said, tell, toldOfStay } from './tell.ts'
import { foldTellings, type Telling, type ToldAbout } from './telling.ts'
import { factsOfTellings } from './told-facts.ts'

const stayId = '00000000-0000-7000-8000-0000000000aa' as StayId
const by = {
  personId: '00000000-0000-7000-8000-000000000001' as PersonId,
  name: 'Mette Holm',
  function: 'ward-nurse',
  unitId: '00000000-0000-7000-8000-000000000002' as OrganisationId,
}

const telling = (id: string, about: ToldAbout, toldAt: number, more: Partial<Telling> = {}): Telling => ({
  id,
  about,
  isTakenBack: false,
  at: undefined,
  by,
  toldAt: hour(toldAt),
  ...more,
})

const anyTellings: fc.Arbitrary<Telling[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.nat(20),
      about: fc.constantFrom<ToldAbout>(
        'expected-discharge',
        'treatment-finished',
        'frailty',
        'rehabilitation',
      ),
      toldAt: fc.nat(6),
      at: fc.nat(40),
      isTakenBack: fc.boolean(),
    })
    .map(({ id, about, toldAt, at, isTakenBack }) =>
      telling(`telling-${id}`, about, toldAt, {
        isTakenBack,
        at: isTakenBack || about === 'frailty' || about === 'rehabilitation' ? undefined : hour(at),
      }),
    ),
  { maxLength: 8, selector: ({ id }) => id },
)

describe('what the hospital tells before the discharge', () => {
  test('the latest expected discharge counts, and the one before stays visible', () => {
    const first = telling('1', 'expected-discharge', 1, { at: hour(48) })
    const second = telling('2', 'expected-discharge', 5, { at: hour(72) })
    const { standing, earlier } = foldTellings([second, first])
    expect(standing.get('expected-discharge')).toBe(second)
    expect(earlier).toEqual([first])
  })

  test('a need taken back no longer holds; both what was told and that it was taken back stay visible', () => {
    const found = telling('1', 'frailty', 1)
    const back = telling('2', 'frailty', 2, { isTakenBack: true })
    const other = telling('3', 'rehabilitation', 1)
    const { standing, earlier } = foldTellings([found, back, other])
    expect([...standing.keys()]).toEqual(['rehabilitation'])
    expect(earlier).toEqual([back, found])
  })

  test('in whatever order and however often they are read, tellings come to the same', () => {
    fc.assert(
      fc.property(
        anyTellings.chain((tellings) => fc.tuple(fc.constant(tellings), disturbed(tellings))),
        ([tellings, other]) => {
          expect(foldTellings(other)).toEqual(foldTellings(tellings))
          expect(factsOfTellings(stayId, other)).toEqual(factsOfTellings(stayId, tellings))
        },
      ),
    )
  })

  test('of the facts told to the pathway exactly those that hold are not taken back', () => {
    fc.assert(
      fc.property(anyTellings, (tellings) => {
        const facts = factsOfTellings(stayId, tellings)
        const takenBack = facts.flatMap(({ kind, data }) =>
          kind === 'fact-taken-back' ? [data.cancels] : [],
        )
        const standing = facts.filter(
          ({ kind, key }) => kind !== 'fact-taken-back' && !takenBack.includes(key),
        )
        const expected = [...foldTellings(tellings).standing.values()].map(
          ({ id }) => `stay:${stayId}:told:${id}`,
        )
        expect(standing.map(({ key }) => key).toSorted()).toEqual(expected.toSorted())
      }),
    )
  })

  test('an expected discharge is told by its Danish day, also late in the evening', () => {
    const late = telling('1', 'expected-discharge', 1, { at: hour(22.5) })
    expect(factsOfTellings(stayId, [late])).toMatchObject([
      { kind: 'discharge-expected', at: hour(1), data: { on: '2026-06-02' } },
    ])
  })
})

describe('telling of a stay', () => {
  const admitted = foldStay([letter('STIN', 0)], [])
  const home = foldStay([letter('STIN', 0), letter('SLHJ', 48)], [])
  const say = (said: Said, stay = admitted, known: readonly Telling[] = [], now = 10) =>
    tell(stay, known, said, { id: 'new', by }, hour(now))

  test('a discharge is expected ahead of now, and treatment was finished in the stay and not in the future', () => {
    expect(say({ about: 'expected-discharge', at: hour(9) })).toMatchObject({
      refusal: { code: 'expected-discharge-not-ahead' },
    })
    for (const at of [-1, 11])
      expect(say({ about: 'treatment-finished', at: hour(at) })).toMatchObject({
        refusal: { code: 'finished-treatment-outside-stay' },
      })
    expect(say({ about: 'treatment-finished', at: 'now' })).toMatchObject({ value: { at: hour(10) } })
  })

  test('what is so already is not told twice', () => {
    expect(say({ about: 'frailty', isNeeded: true }, admitted, [telling('1', 'frailty', 1)])).toEqual({
      ok: true,
      value: undefined,
    })
    expect(say({ about: 'frailty', isNeeded: false })).toEqual({ ok: true, value: undefined })
    const finished = telling('1', 'treatment-finished', 1, { at: hour(1) })
    expect(say({ about: 'treatment-finished', at: 'now' }, admitted, [finished])).toEqual({
      ok: true,
      value: undefined,
    })
  })

  test('a need may be found after the discharge; an expected discharge may not', () => {
    expect(say({ about: 'frailty', isNeeded: true }, home, [], 50).ok).toBe(true)
    expect(say({ about: 'expected-discharge', at: hour(60) }, home, [], 50)).toMatchObject({
      refusal: { code: 'stay-over-already' },
    })
    const dead = foldStay([letter('STIN', 0), letter('MORS', 20)], [])
    expect(say({ about: 'frailty', isNeeded: true }, dead, [], 50).ok).toBe(false)
  })

  test('back in hospital after going home, nothing is told yet; what was told before is shown as earlier', () => {
    const again = foldStay(
      [letter('STIN', 0), letter('SLHJ', 48), letter('STIN', 60, { letterId: 'again', place: aarhus })],
      [],
    )
    const frail = telling('1', 'frailty', 10)
    expect(toldOfStay(home, [frail]).standing.size).toBe(1)
    expect(toldOfStay(again, [frail])).toEqual({ standing: new Map(), earlier: [frail] })
  })
})
