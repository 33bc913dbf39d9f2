import type { UnitView } from '../../../../contract/organisation.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Unit } from '../domain/unit.ts'
import { findUnit, getUnit, listUnits } from './find-units.ts'
import { findMunicipalityName } from './geography.ts'

type Wishes = Omit<Parameters<typeof listUnits>[1] & object, 'on'>

const danishOrder = new Intl.Collator('da')

/** Units to choose from, in the order of a Danish reader. */
export async function viewUnits(shell: Shell, wishes: Wishes): Promise<Result<{ units: UnitView[] }, never>> {
  const units: UnitView[] = []
  for (const unit of await listUnits(shell, wishes)) units.push(await view(shell, unit))
  return ok({ units: units.sort((a, b) => danishOrder.compare(a.name, b.name)) })
}

export async function viewUnit(
  shell: Shell,
  id: OrganisationId,
): Promise<Result<UnitView, Refusal<'unit-unknown'>>> {
  const unit = await findUnit(shell, id)
  return unit === undefined ? refused('unit-unknown') : ok(await view(shell, unit))
}

async function view(shell: Shell, unit: Unit): Promise<UnitView> {
  const party = await getUnit(shell, unit.partyId)
  const parent = unit.parentId === null ? undefined : await getUnit(shell, unit.parentId)
  const code = unit.municipalityCode
  return {
    ...unit,
    services: [...unit.services],
    party: { id: party.id, name: party.name },
    parent: parent === undefined ? null : { id: parent.id, name: parent.name },
    municipality: code === null ? null : { code, name: (await findMunicipalityName(shell, code)) ?? code },
  }
}
