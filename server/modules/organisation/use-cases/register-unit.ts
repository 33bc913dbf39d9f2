import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { parseGln, parseSor, parseYder } from '../../../../kernel/organisation-number.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { LadderRung } from '../domain/person.ts'
import {
  type PlaceRefused,
  placeUnit,
  type Room,
  type Sector,
  type Unit,
  type UnitKind,
} from '../domain/unit.ts'
import { findUnitById, insertUnit, listUnitsWithSameNumber, replaceLadder } from '../store.ts'
import { recentUnits } from './find-units.ts'

/** What is told about a new unit; the rest follows from where it lies. */
export interface NewUnit {
  readonly kind: UnitKind
  readonly name: string
  readonly parentId?: OrganisationId | undefined
  /** Must be stated below a municipality unless the unit above has one. */
  readonly room?: Room | undefined
  /** That of the unit above unless stated; `akut` for an acute team. */
  readonly sector?: Sector | undefined
  readonly services?: readonly string[] | undefined
  /** That of the unit above unless stated. */
  readonly municipalityCode?: string | undefined
  /** The municipality it lies in unless stated. */
  readonly serves?: readonly string[] | undefined
  readonly sor?: string | undefined
  readonly gln?: string | undefined
  readonly yder?: string | undefined
  readonly phone?: string | undefined
  readonly dutyPhone?: string | undefined
  readonly validFrom: DanishDate
  readonly validTo?: DanishDate | undefined
}

export type UnitRefused =
  | PlaceRefused
  | Refusal<
      | 'unit-parent-unknown'
      | 'unit-number-taken'
      | 'sor-wrong-form'
      | 'gln-wrong-form'
      | 'gln-wrong-check-digit'
      | 'yder-wrong-form'
    >

/** Registers an organisation. Refuses a wrong number, one that another has on the same days, and a place that cannot be. */
export async function registerUnit(shell: Shell, told: NewUnit): Promise<Result<Unit, UnitRefused>> {
  const registered = await shell.transaction((inner) => register(inner, told))
  if (registered.ok) recentUnits.forget(shell)
  return registered
}

async function register(shell: Shell, told: NewUnit): Promise<Result<Unit, UnitRefused>> {
  const { db } = shell
  const sor = told.sor === undefined ? ok(null) : parseSor(told.sor)
  if (!sor.ok) return sor
  const gln = told.gln === undefined ? ok(null) : parseGln(told.gln)
  if (!gln.ok) return gln
  const yder = told.yder === undefined ? ok(null) : parseYder(told.yder)
  if (!yder.ok) return yder
  const parent = told.parentId === undefined ? undefined : await findUnitById(db, told.parentId)
  if (told.parentId !== undefined && parent === undefined)
    return refused('unit-parent-unknown', { parentId: told.parentId })
  const party = parent && (await findUnitById(db, parent.partyId))
  const id = shell.ids.next<OrganisationId>()
  const place = placeUnit({ id, kind: told.kind, room: told.room, sector: told.sector }, parent, party)
  if (!place.ok) return place
  const municipalityCode = told.municipalityCode ?? parent?.municipalityCode ?? null
  const unit: Unit = {
    id,
    kind: told.kind,
    ...place.value,
    parentId: told.parentId ?? null,
    name: told.name,
    services: told.services ?? [],
    municipalityCode,
    serves: told.serves ?? (municipalityCode === null ? [] : [municipalityCode]),
    sor: sor.value,
    gln: gln.value,
    yder: yder.value,
    phone: told.phone ?? null,
    dutyPhone: told.dutyPhone ?? null,
    validFrom: told.validFrom,
    validTo: told.validTo ?? null,
  }
  const [other] = await listUnitsWithSameNumber(db, unit)
  if (other !== undefined)
    return refused('unit-number-taken', {
      by: other.id,
      number: other.gln !== null && other.gln === unit.gln ? 'gln' : 'sor',
    })
  await insertUnit(db, unit, shell.clock.now())
  return ok(unit)
}

/** Sets who is called for a unit when nobody answers; replaces the ladder it had. */
export function setEscalationLadder(
  shell: Shell,
  unitId: OrganisationId,
  rungs: readonly Omit<LadderRung, 'step'>[],
): Promise<void> {
  return shell.transaction((inner) =>
    replaceLadder(
      inner.db,
      unitId,
      rungs.map((rung, index) => ({ ...rung, step: index + 1 })),
    ),
  )
}
