import type { CitizenActor, SignedInActor, UnitActor } from '../../../../contract/actor.ts'
import type { CitizenView } from '../../../../contract/citizen.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { type CprRefused, cprSystem, parseCitizenNumber } from '../../../../kernel/cpr.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow, denyUnknown, kindsOpenTo } from '../../access/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { mayShowAddress } from '../domain/address-protection.ts'
import * as store from '../store.ts'
import { citizenOf } from './citizens.ts'

/** What the parts of a citizen's page are made of. */
const partsOfPage = [
  'ID',
  'ADM',
  'APP',
  'PLAN',
  'REL',
  'MED',
  'LAB',
  'FUN',
  'GOP',
  'REC',
  'PSY',
  'SOC',
] as const

/** Who the citizen is. Hidden and missing answer alike. */
export async function viewCitizen(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<CitizenView, AccessRefused>> {
  const granted = await ask(shell, actor, citizenId, 'read', 'citizen')
  return granted.ok ? view(shell, actor, citizenId) : granted
}

/** The signed-in citizen. */
export function viewMe(shell: Shell, actor: CitizenActor): Promise<Result<CitizenView, AccessRefused>> {
  return viewCitizen(shell, actor, actor.citizenId)
}

/** Finds a citizen by a number a person has typed. Who has no relation learns nothing, not even that there is somebody. */
export async function searchCitizen(
  shell: Shell,
  actor: UnitActor,
  asked: { readonly number: string; readonly system?: string | undefined },
): Promise<Result<CitizenView, AccessRefused | CprRefused>> {
  const number = parseCitizenNumber(asked.number, asked.system ?? cprSystem)
  if (!number.ok) return number
  const citizenId = await store.findIdByNumber(shell.db, number.value)
  if (citizenId === undefined) return denyUnknown(shell, look(actor, 'search', 'citizen'))
  const granted = await ask(shell, actor, citizenId, 'search', 'citizen')
  return granted.ok ? view(shell, actor, citizenId) : granted
}

function ask(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  action: 'read' | 'search',
  object: 'citizen' | 'address',
) {
  return allow(shell, { citizenId, ...look(actor, action, object) })
}

function look(actor: SignedInActor, action: 'read' | 'search', object: 'citizen' | 'address') {
  return { actor, kind: 'ID' as const, purpose: 'treatment' as const, action, object }
}

async function view(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<CitizenView, AccessRefused>> {
  const row = await store.findRow(shell.db, citizenId)
  if (row === undefined) return denyUnknown(shell, look(actor, 'read', 'citizen'))
  const citizen = citizenOf(row, shell.clock.now())
  const [numbers, practice, shown] = [
    await store.listNumbers(shell.db, citizenId),
    citizen.gpUnitId === null ? undefined : await findUnit(shell, citizen.gpUnitId),
    await addressFor(shell, actor, citizenId, citizen.isProtected),
  ]
  const [number] = numbers
  return ok({
    citizenId,
    name: citizen.name,
    number:
      number === undefined
        ? null
        : { kind: number.kind, shown: `${number.value.slice(0, 6)}-${number.value.slice(6)}` },
    birthDate: citizen.birthDate,
    sex: citizen.sex,
    status: citizen.status,
    diedAt: citizen.diedAt,
    municipalityCode: citizen.municipalityCode,
    practice:
      practice === undefined ? null : { unitId: practice.id, name: practice.name, phone: practice.phone },
    ...shown,
    isProtected: citizen.isProtected,
    movedTo: citizen.movedTo,
    opens: [...(await kindsOpenTo(shell, actor, citizenId, { kinds: partsOfPage, purpose: 'treatment' }))],
    withheld: shown.addressWithheld === 'protected',
  })
}

/** Somebody who acts for the citizen may be the very one the address is protected from. */
function viewerOf(actor: SignedInActor, citizenId: CitizenId): Parameters<typeof mayShowAddress>[1] {
  if (actor.kind !== 'citizen') return actor
  return actor.citizenId === citizenId ? 'citizen' : 'another-citizen'
}

/** Each showing of a protected address leaves a record of its own (cpr.md, part 6). */
async function addressFor(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  isProtected: boolean,
): Promise<Pick<CitizenView, 'address' | 'addressWithheld'>> {
  if (!mayShowAddress(isProtected, viewerOf(actor, citizenId)))
    return { address: null, addressWithheld: 'protected' }
  if (isProtected) {
    const granted = await ask(shell, actor, citizenId, 'read', 'address')
    if (!granted.ok) return { address: null, addressWithheld: 'protected' }
  }
  const address = await store.findAddress(shell.db, citizenId, danishDateOf(shell.clock.now()))
  return address === undefined
    ? { address: null, addressWithheld: 'none' }
    : { address, addressWithheld: null }
}
