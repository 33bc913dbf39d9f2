import type { DanishDate } from '../../../../kernel/instant.ts'

/** The ways the country is divided. Which areas each has, and when it holds, is data. */
export type AreaModel = 'region' | 'community-2019' | 'cluster-2022' | 'council-2027'

/** Whether a document says so, or it follows from other facts. */
export type Basis = 'documented' | 'derived'

/** A first and a last day; without a last day it is open. */
export interface Period {
  readonly from: DanishDate
  readonly until: DanishDate | null
}

export interface Municipality {
  readonly code: string
  readonly name: string
}

export interface Model extends Period {
  readonly model: AreaModel
  readonly nameDa: string
  readonly nameEn: string
  /** `proposal` for a division that was never enacted. */
  readonly standing: 'law' | 'proposal'
  /** From this day its bodies meet, without power yet. */
  readonly preparingFrom: DanishDate | null
}

export interface Area extends Period {
  readonly area: string
  readonly model: AreaModel
  readonly name: string
  /** Official code; regions have one. */
  readonly code: string | null
  /** The acute hospital the area is drawn around. */
  readonly hospital: string | null
}

export interface Member {
  readonly area: string
  readonly municipalityCode: string
  readonly basis: Basis
  readonly source: string
}

/** A municipality that takes part in one area more than its own, or (area null) belongs to none, and why. */
export interface StatedException {
  readonly model: AreaModel
  readonly municipalityCode: string
  readonly area: string | null
  readonly reason: string
}

export interface AcuteHospital {
  readonly hospital: string
  readonly name: string
  readonly municipalityCode: string
  readonly sor: string | null
  readonly shak: string | null
  readonly from: DanishDate | null
  readonly until: DanishDate | null
  readonly continuedBy: string | null
}

export interface Source {
  readonly source: string
  readonly title: string
}

/** How the country is divided, in all models and at all times we know of. */
export interface Geography {
  readonly sources: readonly Source[]
  readonly municipalities: readonly Municipality[]
  readonly models: readonly Model[]
  readonly areas: readonly Area[]
  readonly members: readonly Member[]
  readonly exceptions: readonly StatedException[]
  readonly hospitals: readonly AcuteHospital[]
}

/** True on the first day, the last day and every day between. */
export function holdsOn(period: Period, on: DanishDate): boolean {
  return period.from <= on && (period.until === null || on <= period.until)
}
