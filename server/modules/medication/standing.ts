import type { SignedInActor } from '../../../contract/actor.ts'
import type { Shell } from '../../platform/shell.ts'
import { ruleBook } from '../access/index.ts'
import { findUnit } from '../organisation/index.ts'
import type { Party, Who } from './domain/medicine.ts'

/** Who somebody is to the medicine: which party they act for, and what they may decide there. */
export interface Standing {
  readonly who: Who
  /** None for those who treat for no party: a pharmacy, a citizen. */
  readonly party: Party | null
  /** Doctors of hospital and general practice decide what the citizen takes. */
  readonly mayPrescribe: boolean
  /** Doctors and nurses of a party assess what is told of CAVE. */
  readonly isClinician: boolean
  /** Those who prescribe, give or hand out medicine hand the citizen the list. */
  readonly mayGiveList: boolean
  /** Nurses of the municipality say what is dispensed. */
  readonly mayDispense: boolean
}

const parties: Readonly<Record<string, Party>> = {
  hospital: 'hospital',
  practice: 'gp',
  municipality: 'municipality',
}

const handsOut: ReadonlySet<string> = new Set(['doctor', 'nurse', 'care-assistant', 'pharmacist'])

export async function standingOf(shell: Shell, actor: SignedInActor): Promise<Standing> {
  if (actor.kind !== 'professional') {
    const who = { personId: actor.personId, name: actor.name, function: null, unitId: null, unitName: null }
    return {
      who,
      party: null,
      mayPrescribe: false,
      isClinician: false,
      mayGiveList: false,
      mayDispense: false,
    }
  }
  const unit = await findUnit(shell, actor.unitId)
  const partyUnit = unit && (await findUnit(shell, unit.partyId))
  const party = parties[partyUnit?.kind ?? ''] ?? null
  const profession = (await ruleBook()).jobs.get(actor.function)?.profession ?? null
  return {
    who: {
      personId: actor.personId,
      name: actor.name,
      function: actor.function,
      unitId: actor.unitId,
      unitName: unit?.name ?? null,
    },
    party,
    mayPrescribe: profession === 'doctor' && (party === 'hospital' || party === 'gp'),
    isClinician: (profession === 'doctor' || profession === 'nurse') && party !== null,
    mayGiveList: profession !== null && handsOut.has(profession),
    mayDispense: profession === 'nurse' && party === 'municipality',
  }
}
