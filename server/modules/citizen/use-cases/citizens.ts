import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { type CitizenNumber, cprSystem, parseCpr } from '../../../../kernel/cpr.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { isProtectedOn } from '../domain/address-protection.ts'
import { citizenChanged } from '../events.ts'
import { countOfPractice } from '../store/practices.ts'
import * as store from '../store.ts'

/** Who a citizen is, for the program's own use: no number and no address. */
export interface Citizen {
  readonly id: CitizenId
  readonly name: string
  readonly sex: store.Sex
  readonly birthDate: DanishDate | null
  readonly status: store.RegisterStatus | 'dead'
  readonly diedAt: Instant | null
  readonly municipalityCode: string | null
  readonly gpUnitId: OrganisationId | null
  readonly isProtected: boolean
  /** The record that this one, kept under a replacement number, was moved to. */
  readonly movedTo: CitizenId | null
}

export function citizenOf(row: store.CitizenRow, now: Instant): Citizen {
  return {
    id: row.citizenId,
    name: row.name,
    sex: row.sex,
    birthDate: row.birthDate,
    status: row.diedAt === null ? row.registerStatus : 'dead',
    diedAt: row.diedAt,
    municipalityCode: row.municipalityCode,
    gpUnitId: row.gpUnitId,
    isProtected: isProtectedOn({ from: row.protectedFrom, to: row.protectedTo }, danishDateOf(now)),
    movedTo: row.movedTo,
  }
}

/** Where citizens live, in one line. A protected address is never among them: it is shown one by one, to those who go there. */
export async function listOpenAddresses(
  shell: Shell,
  citizenIds: readonly CitizenId[],
): Promise<ReadonlyMap<CitizenId, string>> {
  if (citizenIds.length === 0) return new Map()
  const rows = await store.listOpenAddresses(shell.db, citizenIds, danishDateOf(shell.clock.now()))
  return new Map(rows.map(({ citizenId, address }) => [citizenId, address]))
}

/** The citizen with this CPR number, now or earlier; undefined when there is none or it is no number. */
export async function findByCpr(shell: Shell, cpr: string): Promise<CitizenId | undefined> {
  const number = parseCpr(cpr)
  return number.ok ? findByNumber(shell, { system: cprSystem, value: number.value }) : undefined
}

/** The citizen with a number of a system. A local replacement number is matched with its system, never by itself. */
export function findByNumber(
  shell: Shell,
  number: { readonly system: string; readonly value: string },
): Promise<CitizenId | undefined> {
  return store.findIdByNumber(shell.db, number)
}

/** The citizens with these CPR numbers, by number; for batches. */
export async function listByCpr(
  shell: Shell,
  cprs: readonly string[],
): Promise<ReadonlyMap<string, CitizenId>> {
  const rows = await store.listIdsByNumbers(shell.db, cprSystem, cprs)
  return new Map(rows.map(({ value, citizenId }) => [value, citizenId]))
}

export async function findCitizen(shell: Shell, id: CitizenId): Promise<Citizen | undefined> {
  const row = await store.findRow(shell.db, id)
  return row === undefined ? undefined : citizenOf(row, shell.clock.now())
}

/** The citizen with an id that came from us. Throws when there is none. */
export async function getCitizen(shell: Shell, id: CitizenId): Promise<Citizen> {
  const citizen = await findCitizen(shell, id)
  if (citizen === undefined) throw new Error(`there is no citizen ${id}`)
  return citizen
}

/** The citizens with these ids, for lists; never with address. Ids without a citizen are left out. */
export async function listCitizens(shell: Shell, ids: readonly CitizenId[]): Promise<Citizen[]> {
  if (ids.length === 0) return []
  const now = shell.clock.now()
  return (await store.listRows(shell.db, ids)).map((row) => citizenOf(row, now))
}

/** The numbers a citizen is known by today, a CPR number first: for what is written to others about them. */
export async function listNumbersOf(shell: Shell, id: CitizenId): Promise<CitizenNumber[]> {
  const today = danishDateOf(shell.clock.now())
  const numbers = await store.listNumbers(shell.db, id)
  return numbers
    .filter(({ validTo }) => validTo === null || validTo >= today)
    .map(({ kind, system, value }) => ({ kind, system, value }) as CitizenNumber)
}

/** How many citizens have the practice, for whoever is about to close it. A number only. */
export function countCitizensOf(shell: Shell, practiceId: OrganisationId): Promise<number> {
  return countOfPractice(shell.db, practiceId)
}

/** True when the municipality has a relevant case about the citizen today; only then it keeps notifications (messages 4). */
export async function isKnownTo(
  shell: Shell,
  citizenId: CitizenId,
  municipalityCode: string,
): Promise<boolean> {
  const known = await listKnownTo(shell, [citizenId])
  return known.some((one) => one.municipalityCode === municipalityCode)
}

/** Which municipalities know which of these citizens today; for batches. */
export function listKnownTo(
  shell: Shell,
  citizenIds: readonly CitizenId[],
): Promise<{ citizenId: CitizenId; municipalityCode: string }[]> {
  return store.listKnown(shell.db, citizenIds, danishDateOf(shell.clock.now()))
}

/** Told by whoever opens or closes a case. Told again with the same source it replaces what was said. */
export function recordKnownTo(shell: Shell, known: store.KnownTo): Promise<void> {
  return store.saveKnownTo(shell.db, known, shell.clock.now())
}

/** Told by a source: somebody close to the citizen, or who acts for them. The same id again replaces what was said. */
export function recordRelative(shell: Shell, citizenId: CitizenId, relative: store.Relative): Promise<void> {
  return shell.transaction(async (inner) => {
    const now = inner.clock.now()
    await store.saveRelative(inner.db, citizenId, relative, now)
    await publish(inner, [citizenChanged(citizenId, now, ['relatives'])])
  })
}

/** Those close to the citizen today, and those who act for them. */
export function listRelatives(shell: Shell, citizenId: CitizenId): Promise<store.Relative[]> {
  return store.listRelativesOn(shell.db, citizenId, danishDateOf(shell.clock.now()))
}
