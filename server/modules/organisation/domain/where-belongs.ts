import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import {
  type Area,
  type AreaModel,
  type Basis,
  type Geography,
  holdsOn,
  type Model,
  type Municipality,
} from './geography.ts'

/** Where a municipality belongs on a day, in one way of dividing the country. */
export interface Belonging {
  readonly municipality: Municipality
  readonly region: Area
  readonly area: Area
  /** Areas it takes part in besides its own, each with the reason. */
  readonly alsoIn: readonly { readonly area: Area; readonly reason: string }[]
  /** `preparing` before the model has power, `proposal` for one that was never enacted. */
  readonly phase: 'in-force' | 'preparing' | 'proposal'
  readonly basis: Basis
  /** The document or reasoning behind it, in words. */
  readonly source: string
}

export type BelongsRefused = Refusal<
  'municipality-unknown' | 'area-model-not-in-force' | 'municipality-in-no-area'
>

/** A geography made ready for many questions: the members of each area and the areas of each municipality at hand. */
export interface GeographyIndex {
  readonly geography: Geography
  readonly municipalities: ReadonlyMap<string, Municipality>
  readonly areas: ReadonlyMap<string, Area>
  readonly membershipsOf: ReadonlyMap<string, readonly { area: Area; basis: Basis; source: string }[]>
}

export function indexGeography(geography: Geography): GeographyIndex {
  const areas = new Map(geography.areas.map((area) => [area.area, area]))
  const titles = new Map(geography.sources.map(({ source, title }) => [source, title]))
  const membershipsOf = new Map<string, { area: Area; basis: Basis; source: string }[]>()
  for (const { area: key, municipalityCode, basis, source } of geography.members) {
    const area = areas.get(key)
    if (area === undefined) continue
    const known = membershipsOf.get(municipalityCode) ?? []
    known.push({ area, basis, source: titles.get(source) ?? source })
    membershipsOf.set(municipalityCode, known)
  }
  return {
    geography,
    municipalities: new Map(geography.municipalities.map((one) => [one.code, one])),
    areas,
    membershipsOf,
  }
}

/** The one area a municipality belongs to. While a model prepares, it is the area it will belong to. */
export function whereBelongs(
  index: GeographyIndex,
  municipalityCode: string,
  on: DanishDate,
  model: AreaModel,
): Result<Belonging, BelongsRefused> {
  const municipality = index.municipalities.get(municipalityCode)
  if (municipality === undefined) return refused('municipality-unknown', { municipalityCode })
  const found = index.geography.models.find((one) => one.model === model)
  const phase = found && phaseOn(found, on)
  if (found === undefined || phase === undefined)
    return refused('area-model-not-in-force', { model, on, from: found?.from, until: found?.until })
  const memberships = index.membershipsOf.get(municipalityCode) ?? []
  const inModel = (wanted: AreaModel, day: DanishDate) =>
    memberships.find(({ area }) => area.model === wanted && holdsOn(area, day))
  const own = inModel(model, phase === 'preparing' ? found.from : on)
  const region = inModel('region', on)
  if (own === undefined || region === undefined)
    return refused('municipality-in-no-area', { municipalityCode, model, on })
  return ok({
    municipality,
    region: region.area,
    area: own.area,
    alsoIn: index.geography.exceptions.flatMap((exception) => {
      if (exception.model !== model || exception.municipalityCode !== municipalityCode) return []
      const area = index.areas.get(exception.area ?? '')
      return area === undefined ? [] : [{ area, reason: exception.reason }]
    }),
    phase,
    basis: own.basis,
    source: own.source,
  })
}

function phaseOn(model: Model, on: DanishDate): Belonging['phase'] | undefined {
  if (holdsOn(model, on)) return model.standing === 'proposal' ? 'proposal' : 'in-force'
  if (model.preparingFrom !== null && model.preparingFrom <= on && on < model.from) return 'preparing'
  return undefined
}
