import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Reason } from '../../../../kernel/reason.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { nameRole, type Role } from './role.ts'
import { capitalised } from './wording.ts'

/** The real units a role may mean for one citizen; undefined where there is none. */
export interface Units {
  /** The ward that has or last had the citizen. */
  readonly stayUnit?: OrganisationId | undefined
  readonly dischargeCoordination?: OrganisationId | undefined
  readonly gp?: OrganisationId | undefined
  readonly municipalUnit?: OrganisationId | undefined
  /** The municipality itself: who holds a task when nobody else is there to. */
  readonly municipality?: OrganisationId | undefined
}

export interface Placed {
  readonly unitId: OrganisationId
  /** Said only when the unit is not the one the role meant. */
  readonly reasons: readonly Reason[]
}

export type PlaceRefused = Refusal<'nobody-responsible' | 'hospital-not-registered'>

/**
 * The real unit of a role. Somebody always has it: with nobody in the role the ward keeps the task, and without a ward the
 * citizen's municipality does. Refused when there is neither, and when the hospital's own work is asked of a hospital that is
 * not in the house: no law lets us give that to the municipality.
 */
export function place(role: Role, units: Units): Result<Placed, PlaceRefused> {
  const meant = meantBy(role, units)
  if (meant !== undefined) return ok({ unitId: meant, reasons: [] })
  if (units.stayUnit !== undefined)
    return ok({ unitId: units.stayUnit, reasons: [nobodyInRole(role, 'ward')] })
  if (isHospitals(role)) return refused('hospital-not-registered', { role: role.kind })
  if (units.municipality !== undefined)
    return ok({ unitId: units.municipality, reasons: [nobodyInRole(role, 'municipality')] })
  return refused('nobody-responsible', { role: role.kind })
}

function isHospitals({ kind }: Role): boolean {
  return kind === 'stay-unit' || kind === 'discharge-coordination'
}

function meantBy(role: Role, units: Units): OrganisationId | undefined {
  switch (role.kind) {
    case 'stay-unit':
      return units.stayUnit
    case 'discharge-coordination':
      return units.dischargeCoordination
    case 'gp-of-citizen':
      return units.gp
    case 'municipal-unit':
      return units.municipalUnit
  }
}

const keepers = {
  ward: { da: 'Hospitalets afdeling beholder opgaven.', en: 'The hospital ward keeps the task.' },
  municipality: { da: 'Kommunen har opgaven.', en: 'The municipality has the task.' },
}

function nobodyInRole(role: Role, keeper: keyof typeof keepers): Reason {
  const { da, en } = nameRole(role)
  const missing =
    role.kind === 'gp-of-citizen'
      ? { da: 'Borgeren har ingen egen læge.', en: 'The citizen has no GP.' }
      : {
          da: `${capitalised(da)} er ikke registreret her.`,
          en: `${capitalised(en)} is not registered here.`,
        }
  return {
    kind: 'default',
    text: { da: `${missing.da} ${keepers[keeper].da}`, en: `${missing.en} ${keepers[keeper].en}` },
  }
}
