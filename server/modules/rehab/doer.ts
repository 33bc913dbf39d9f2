import type { ProfessionalActor, SignedInActor } from '../../../contract/actor.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Shell } from '../../platform/shell.ts'
import { scopeOf } from '../access/index.ts'
import { findUnit, type Unit } from '../organisation/index.ts'
import type { Doer, Party, Professional } from './domain/may.ts'

/** Who asks, as the rules of a plan look at them. */
export async function doerOf(
  shell: Shell,
  actor: SignedInActor,
  doctorUnitId: OrganisationId | null,
): Promise<Doer> {
  const { personId, name } = actor
  if (actor.kind !== 'professional') return { kind: 'citizen', personId, name }
  return professionalOf(shell, actor, doctorUnitId)
}

export async function professionalOf(
  shell: Shell,
  actor: ProfessionalActor,
  doctorUnitId: OrganisationId | null,
): Promise<Professional> {
  const { personId, name, unitId } = actor
  const unitIds = await scopeOf(shell, actor)
  const unit = await findUnit(shell, unitId)
  const party = partyOf(unit)
  const isOwnDoctor = party === 'gp' && doctorUnitId !== null && unitIds.includes(doctorUnitId)
  const isPrivate = unit?.room === 'private-supplier'
  return { kind: 'professional', personId, name, unitId, unitIds, party, isOwnDoctor, isPrivate }
}

/** Which of the three a unit speaks for; a private supplier trains in the municipality's place. */
export function partyOf(unit: Pick<Unit, 'room'> | undefined): Party | null {
  switch (unit?.room) {
    case 'hospital':
      return 'hospital'
    case 'practice':
      return 'gp'
    case 'health':
    case 'private-supplier':
      return 'municipality'
    default:
      return null
  }
}
