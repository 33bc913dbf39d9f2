import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import {
  birthDateOf,
  type CitizenNumber,
  type CprRefused,
  cprSystem,
  parseCitizenNumber,
} from '../../../../kernel/cpr.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { citizenChanged, type ResidenceChanged } from '../events.ts'
import * as store from '../store.ts'

/** A citizen as a register or a message tells of them. Sex and birth date are data, not read out of the number. */
export interface NewCitizen {
  readonly number: string
  /** The register the number is from; that of CPR numbers when left out. */
  readonly system?: string | undefined
  readonly name: string
  readonly sex?: store.Sex | undefined
  /** Read out of a CPR number only when nobody has told it. */
  readonly birthDate?: DanishDate | undefined
  readonly registerStatus?: store.RegisterStatus | undefined
  readonly municipalityCode?: string | undefined
  readonly gpUnitId?: OrganisationId | undefined
  /** None for special protection and for those without an address. */
  readonly address?: store.Address | undefined
  readonly protectedFrom?: DanishDate | undefined
  readonly protectedTo?: DanishDate | undefined
  /** The day municipality, practice and address hold from; today when left out. */
  readonly from?: DanishDate | undefined
}

export type RegisterRefused = CprRefused | Refusal<'number-taken'>

/** Registers a citizen under a number. A number another citizen has is refused; the other is not named. */
export function registerCitizen(shell: Shell, told: NewCitizen): Promise<Result<CitizenId, RegisterRefused>> {
  return shell.transaction(async (inner) => {
    const { db } = inner
    const number = parseCitizenNumber(told.number, told.system ?? cprSystem)
    if (!number.ok) return number
    if ((await store.findIdByNumber(db, number.value)) !== undefined) return refused('number-taken')
    const now = inner.clock.now()
    const from = told.from ?? danishDateOf(now)
    const citizenId = inner.ids.next<CitizenId>()
    await store.insertCitizen(db, rowOf(citizenId, told, number.value), now)
    // Another writer may have taken the number since we looked: the unique rule ends this transaction, and it is run again.
    if (!(await store.insertNumber(db, citizenId, number.value, null, now))) throw new NumberTakenError()
    if (told.municipalityCode !== undefined)
      await store.saveResidence(db, citizenId, told.municipalityCode, from, now)
    if (told.gpUnitId !== undefined) await store.savePractice(db, citizenId, told.gpUnitId, from, now)
    if (told.address !== undefined) await store.saveAddress(db, citizenId, told.address, from, now)
    await publish(inner, [citizenChanged(citizenId, now, ['registered'])])
    return ok(citizenId)
  })
}

/** Two registered the same number at once. Carries the database's code for it, so that the platform tries again. */
class NumberTakenError extends Error {
  override readonly name = 'NumberTakenError'
  readonly code = '23505'
}

function rowOf(citizenId: CitizenId, told: NewCitizen, number: CitizenNumber): store.CitizenRow {
  return {
    citizenId,
    name: told.name,
    sex: told.sex ?? 'unknown',
    birthDate: told.birthDate ?? (number.kind === 'cpr' ? birthDateOf(number.value) : null),
    isBirthDateUncertain: told.birthDate === undefined,
    registerStatus: told.registerStatus ?? 'active',
    protectedFrom: told.protectedFrom ?? null,
    protectedTo: told.protectedTo ?? null,
    municipalityCode: told.municipalityCode ?? null,
    gpUnitId: told.gpUnitId ?? null,
    diedAt: null,
    movedTo: null,
  }
}

/** What the register says has changed; what is left out stays. `address: null` says there is none any more. */
export interface CitizenChange extends Partial<Omit<NewCitizen, 'number' | 'system' | 'address'>> {
  readonly address?: store.Address | null | undefined
  readonly isProtectionLifted?: boolean | undefined
}

/** The register tells of a change. Municipality, practice and address keep their earlier values with their days. */
export function changeCitizen(
  shell: Shell,
  citizenId: CitizenId,
  change: CitizenChange,
): Promise<Result<undefined, Refusal<'citizen-unknown'>>> {
  return shell.transaction(async (inner) => {
    const { db } = inner
    const row = await store.lockCitizen(db, citizenId)
    if (row === undefined) return refused('citizen-unknown')
    const now = inner.clock.now()
    const from = change.from ?? danishDateOf(now)
    await store.updateCitizen(db, changedRow(row, change), now)
    if (change.municipalityCode !== undefined)
      await store.saveResidence(db, citizenId, change.municipalityCode, from, now)
    if (change.gpUnitId !== undefined) await store.savePractice(db, citizenId, change.gpUnitId, from, now)
    if (change.address !== undefined) await store.saveAddress(db, citizenId, change.address, from, now)
    const what = Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key]))
    await publish(inner, [citizenChanged(citizenId, now, what), ...movedHome(row, change, from, now)])
    return ok()
  })
}

function movedHome(
  { citizenId, municipalityCode: fromMunicipality }: store.CitizenRow,
  { municipalityCode: toMunicipality }: CitizenChange,
  from: DanishDate,
  occurredAt: Instant,
): ResidenceChanged[] {
  if (toMunicipality === undefined || toMunicipality === fromMunicipality) return []
  return [
    {
      type: 'residence-changed',
      citizenId,
      occurredAt,
      data: { fromMunicipality, toMunicipality, from },
    },
  ]
}

function changedRow(row: store.CitizenRow, change: CitizenChange): store.CitizenRow {
  return {
    ...row,
    name: change.name ?? row.name,
    sex: change.sex ?? row.sex,
    birthDate: change.birthDate ?? row.birthDate,
    isBirthDateUncertain: change.birthDate === undefined && row.isBirthDateUncertain,
    registerStatus: change.registerStatus ?? row.registerStatus,
    municipalityCode: change.municipalityCode ?? row.municipalityCode,
    gpUnitId: change.gpUnitId ?? row.gpUnitId,
    protectedFrom: change.isProtectionLifted === true ? null : (change.protectedFrom ?? row.protectedFrom),
    protectedTo: change.isProtectionLifted === true ? null : (change.protectedTo ?? row.protectedTo),
  }
}
