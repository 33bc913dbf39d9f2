import { addDays } from '../../../../kernel/danish-calendar.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { type Area, type Geography, holdsOn, type Period } from './geography.ts'

/** What is wrong with a data set, where, and by which rule. */
export interface Problem {
  /** Name of the file in `content/geography`. */
  readonly file: string
  readonly line: number
  readonly rule: GeographyRule
  readonly text: string
}

export type GeographyRule =
  | 'row-has-wrong-shape'
  | 'listed-once'
  | 'names-something-known'
  | 'name-is-that-of-the-municipality'
  | 'ends-after-it-begins'
  | 'one-area-per-municipality-and-day'
  | 'exception-is-not-the-own-area'

/** Finds the place a row was read from. */
export type PlaceOf = (row: object) => { readonly file: string; readonly line: number }

/**
 * Every fault of the data set; empty when it may be used. A municipality is in exactly one area of a model on every day the
 * model holds, unless an exception says otherwise.
 */
export function checkGeography(geography: Geography, placeOf: PlaceOf): Problem[] {
  return [
    ...listedTwice(geography, placeOf),
    ...unknownNames(geography, placeOf),
    ...reversedPeriods(geography, placeOf),
    ...wrongCoverage(geography, placeOf),
    ...needlessExceptions(geography, placeOf),
  ]
}

function listedTwice(geography: Geography, placeOf: PlaceOf): Problem[] {
  const keys: [readonly object[], (row: never) => string][] = [
    [geography.sources, (row: Geography['sources'][number]) => row.source],
    [geography.municipalities, (row: Geography['municipalities'][number]) => row.code],
    [geography.models, (row: Geography['models'][number]) => row.model],
    [geography.areas, (row: Area) => row.area],
    [geography.members, (row: Geography['members'][number]) => `${row.municipalityCode} in ${row.area}`],
    [
      geography.exceptions,
      (row: Geography['exceptions'][number]) => `${row.municipalityCode} in ${row.area}`,
    ],
    [geography.hospitals, (row: Geography['hospitals'][number]) => row.hospital],
  ]
  return keys.flatMap(([rows, keyOf]) => {
    const seen = new Set<string>()
    return rows.flatMap((row) => {
      const key = keyOf(row as never)
      if (!seen.has(key)) {
        seen.add(key)
        return []
      }
      return [{ ...placeOf(row), rule: 'listed-once' as const, text: `${key} is listed twice` }]
    })
  })
}

function unknownNames(geography: Geography, placeOf: PlaceOf): Problem[] {
  const municipalities = new Set(geography.municipalities.map(({ code }) => code))
  const models = new Set<string>(geography.models.map(({ model }) => model))
  const areas = new Set(geography.areas.map(({ area }) => area))
  const hospitals = new Set(geography.hospitals.map(({ hospital }) => hospital))
  const problems: Problem[] = []
  const expect = (row: object, known: ReadonlySet<string>, what: string, name: string | null) => {
    if (name !== null && !known.has(name))
      problems.push({ ...placeOf(row), rule: 'names-something-known', text: `there is no ${what} ${name}` })
  }
  for (const row of geography.areas) {
    expect(row, models, 'model', row.model)
    expect(row, hospitals, 'hospital', row.hospital)
  }
  for (const row of geography.members) {
    expect(row, areas, 'area', row.area)
    expect(row, municipalities, 'municipality', row.municipalityCode)
  }
  for (const row of geography.exceptions) {
    expect(row, models, 'model', row.model)
    expect(row, municipalities, 'municipality', row.municipalityCode)
    expect(row, areas, 'area', row.area)
  }
  for (const row of geography.hospitals) {
    expect(row, municipalities, 'municipality', row.municipalityCode)
    expect(row, hospitals, 'hospital', row.continuedBy)
  }
  return problems
}

function reversedPeriods(geography: Geography, placeOf: PlaceOf): Problem[] {
  return [...geography.models, ...geography.areas].flatMap((row) =>
    row.until !== null && row.until < row.from
      ? [
          {
            ...placeOf(row),
            rule: 'ends-after-it-begins' as const,
            text: `it ends ${row.until}, before it begins ${row.from}`,
          },
        ]
      : [],
  )
}

/** The days on which membership may change: the first day of each period, and the day after each last. */
function turningDays(periods: readonly Period[]): DanishDate[] {
  const days = periods.flatMap(({ from, until }) => (until === null ? [from] : [from, addDays(until, 1)]))
  return [...new Set(days)].sort()
}

function wrongCoverage(geography: Geography, placeOf: PlaceOf): Problem[] {
  const problems = new Map<string, Problem>()
  for (const model of geography.models) {
    const areas = new Map(
      geography.areas.filter((one) => one.model === model.model).map((one) => [one.area, one]),
    )
    const members = geography.members.filter(({ area }) => areas.has(area))
    const inNone = new Set(
      geography.exceptions
        .filter((one) => one.model === model.model && one.area === null)
        .map((one) => one.municipalityCode),
    )
    for (const day of turningDays([model, ...areas.values()]).filter((one) => holdsOn(model, one)))
      for (const municipality of geography.municipalities) {
        const held = members.filter(({ municipalityCode, area }) => {
          const found = areas.get(area)
          return municipalityCode === municipality.code && found !== undefined && holdsOn(found, day)
        })
        const expected = inNone.has(municipality.code) ? 0 : 1
        if (held.length === expected) continue
        const row = held[expected] ?? municipality
        problems.set(`${model.model} ${municipality.code}`, {
          ...placeOf(row),
          rule: 'one-area-per-municipality-and-day',
          text: `${municipality.code} ${municipality.name} is in ${describe(held.map(({ area }) => area))} of ${model.model} on ${day}`,
        })
      }
  }
  return [...problems.values()]
}

function describe(areas: readonly string[]): string {
  return areas.length === 0 ? 'no area' : areas.join(' and ')
}

function needlessExceptions(geography: Geography, placeOf: PlaceOf): Problem[] {
  const own = new Set(geography.members.map(({ area, municipalityCode }) => `${municipalityCode} ${area}`))
  return geography.exceptions
    .filter(({ area, municipalityCode }) => own.has(`${municipalityCode} ${area}`))
    .map((row) => ({
      ...placeOf(row),
      rule: 'exception-is-not-the-own-area',
      text: `${row.area} is the area ${row.municipalityCode} belongs to`,
    }))
}
