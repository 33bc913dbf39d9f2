import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../../kernel/danish-calendar.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import { checkGeography, type GeographyRule } from './domain/check-geography.ts'
import { type AreaModel, type Geography, holdsOn } from './domain/geography.ts'
import { type GeographyIndex, indexGeography, whereBelongs } from './domain/where-belongs.ts'
import { readGeography } from './read-geography.ts'

let denmark: Geography
let index: GeographyIndex
beforeAll(async () => {
  const read = await readGeography()
  if (!read.ok) throw new Error(JSON.stringify(read.refusal.data))
  denmark = read.value.geography
  index = indexGeography(denmark)
})

const on = (text: string): DanishDate => text as DanishDate
const nowhere = () => ({ file: 'a file', line: 1 })
const rulesBroken = (geography: Geography): GeographyRule[] =>
  checkGeography(geography, nowhere).map(({ rule }) => rule)

function areaOf(code: string, date: string, model: AreaModel): string {
  const found = whereBelongs(index, code, on(date), model)
  return found.ok ? `${found.value.area.area} (${found.value.phase})` : found.refusal.code
}

describe('where a municipality belongs', () => {
  test('Hillerød is in Nordsjælland by every way of dividing the country', () => {
    expect(areaOf('0219', '2026-06-05', 'community-2019')).toBe('sf2019-hilleroed (proposal)')
    expect(areaOf('0219', '2026-06-05', 'cluster-2022')).toBe('sk2022-hovedstaden-nord (in-force)')
    expect(areaOf('0219', '2026-06-05', 'council-2027')).toBe('sr2027-nordsjaelland (preparing)')
    expect(areaOf('0219', '2027-01-01', 'council-2027')).toBe('sr2027-nordsjaelland (in-force)')
  })

  test('its region is Hovedstaden to the end of 2026 and Østdanmark from New Year', () => {
    expect(areaOf('0219', '2026-12-31', 'region')).toBe('hovedstaden (in-force)')
    expect(areaOf('0219', '2027-01-01', 'region')).toBe('oestdanmark (in-force)')
  })

  test('a model answers only for the days it holds or is being prepared', () => {
    expect(areaOf('0219', '2022-06-30', 'cluster-2022')).toBe('area-model-not-in-force')
    expect(areaOf('0219', '2022-07-01', 'cluster-2022')).toBe('sk2022-hovedstaden-nord (in-force)')
    expect(areaOf('0219', '2026-12-31', 'cluster-2022')).toBe('sk2022-hovedstaden-nord (in-force)')
    expect(areaOf('0219', '2027-01-01', 'cluster-2022')).toBe('area-model-not-in-force')
    expect(areaOf('0219', '2025-12-31', 'council-2027')).toBe('area-model-not-in-force')
    expect(areaOf('0411', '2026-06-05', 'region')).toBe('municipality-unknown')
  })

  test('what is derived is marked so: the eleven municipalities of North Jutland in 2019, none of the councils', () => {
    const derived = (model: AreaModel) =>
      denmark.members.filter(
        ({ area, basis }) => index.areas.get(area)?.model === model && basis === 'derived',
      )
    expect(derived('community-2019')).toHaveLength(11)
    expect(derived('cluster-2022')).toHaveLength(49)
    expect(derived('council-2027')).toHaveLength(0)
    const aalborg = whereBelongs(index, '0851', on('2026-06-05'), 'community-2019')
    expect(aalborg).toMatchObject({
      value: { basis: 'derived', source: 'Uptake areas of the acute hospitals' },
    })
  })

  test('there are 98 municipalities, 21 communities, 22 clusters, 17 councils, and 5 regions that become 4', () => {
    const count = (model: AreaModel, date: string) =>
      denmark.areas.filter((area) => area.model === model && holdsOn(area, on(date))).length
    expect(denmark.municipalities).toHaveLength(98)
    expect(count('community-2019', '2026-06-05')).toBe(21)
    expect(count('cluster-2022', '2026-06-05')).toBe(22)
    expect(count('council-2027', '2027-01-01')).toBe(17)
    expect(count('region', '2026-12-31')).toBe(5)
    expect(count('region', '2027-01-01')).toBe(4)
  })

  test('on every day a model holds, every municipality is in exactly one area of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...denmark.models),
        fc.constantFrom(...denmark.municipalities),
        fc.integer({ min: 0, max: 20_000 }),
        (model, { code }, days) => {
          const date = addDays(model.from, days)
          const found = whereBelongs(index, code, date, model.model)
          if (!holdsOn(model, date)) {
            expect(found.ok).toBe(false)
            return
          }
          const areas = denmark.members.filter(({ area, municipalityCode }) => {
            const known = index.areas.get(area)
            return municipalityCode === code && known?.model === model.model && holdsOn(known, date)
          })
          expect(found).toMatchObject({ ok: true, value: { area: { area: areas[0]?.area } } })
          expect(areas).toHaveLength(1)
        },
      ),
    )
  })

  test('a community, a cluster or a council never crosses the border of a region', () => {
    for (const model of ['community-2019', 'cluster-2022', 'council-2027'] as const) {
      const date = model === 'council-2027' ? '2027-01-01' : '2026-06-05'
      const regions = new Map<string, Set<string>>()
      for (const { code } of denmark.municipalities) {
        const found = whereBelongs(index, code, on(date), model)
        if (!found.ok) throw new Error(found.refusal.code)
        const { area, region } = found.value
        regions.set(area.area, (regions.get(area.area) ?? new Set()).add(region.area))
      }
      for (const [area, found] of regions) expect([area, found.size]).toEqual([area, 1])
    }
  })
})

describe('a data set is refused', () => {
  test('never when it is the one we ship', () => {
    expect(checkGeography(denmark, nowhere)).toEqual([])
  })

  test('when any one membership is left out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...denmark.members), (left) => {
        const members = denmark.members.filter((member) => member !== left)
        expect(rulesBroken({ ...denmark, members })).toEqual(['one-area-per-municipality-and-day'])
      }),
    )
  })

  test('when any municipality is in a second area of a model on the same days', () => {
    fc.assert(
      fc.property(fc.constantFrom(...denmark.members), fc.nat(), (one, pick) => {
        const own = index.areas.get(one.area)
        const others = denmark.areas.filter(
          (area) => area.model === own?.model && area !== own && area.from === own.from,
        )
        const second = others[pick % others.length]
        if (second === undefined) return
        const members = [...denmark.members, { ...one, area: second.area }]
        expect(rulesBroken({ ...denmark, members })).toContain('one-area-per-municipality-and-day')
      }),
    )
  })

  test('unless an exception says the municipality lawfully belongs to none', () => {
    const isBornholm = (code: string, area: string) =>
      code === '0400' && area === 'sk2022-hovedstaden-bornholm'
    const members = denmark.members.filter(
      ({ area, municipalityCode }) => !isBornholm(municipalityCode, area),
    )
    const stated = {
      model: 'cluster-2022',
      municipalityCode: '0400',
      area: null,
      reason: 'an island',
    } as const
    expect(rulesBroken({ ...denmark, members })).toEqual(['one-area-per-municipality-and-day'])
    expect(rulesBroken({ ...denmark, members, exceptions: [...denmark.exceptions, stated] })).toEqual([])
    expect(rulesBroken({ ...denmark, exceptions: [...denmark.exceptions, stated] })).toEqual([
      'one-area-per-municipality-and-day',
    ])
  })

  test('when a gap of one day lies between two regions', () => {
    const areas = denmark.areas.map((area) =>
      area.area === 'oestdanmark' ? { ...area, from: on('2027-01-02') } : area,
    )
    const problems = checkGeography({ ...denmark, areas }, nowhere)
    expect(problems).toHaveLength(46)
    expect(problems[0]?.text).toBe('0101 København is in no area of region on 2027-01-01')
  })

  test('when it names what is not there, lists something twice, ends before it begins, or excepts without need', () => {
    const [first] = denmark.areas
    const [city] = denmark.municipalities
    if (first === undefined || city === undefined) throw new Error('the data set is empty')
    expect(rulesBroken({ ...denmark, municipalities: [...denmark.municipalities, city] })).toContain(
      'listed-once',
    )
    expect(
      rulesBroken({ ...denmark, areas: [...denmark.areas, { ...first, area: 'new', hospital: 'unbuilt' }] }),
    ).toEqual(['names-something-known'])
    expect(
      rulesBroken({
        ...denmark,
        areas: [...denmark.areas, { ...first, area: 'new', until: on('2000-01-01') }],
      }),
    ).toEqual(['ends-after-it-begins'])
    const own = {
      model: 'cluster-2022',
      municipalityCode: '0101',
      area: 'sk2022-hovedstaden-byen',
      reason: 'own',
    } as const
    expect(rulesBroken({ ...denmark, exceptions: [own] })).toEqual(['exception-is-not-the-own-area'])
  })
})
