import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { MedicinesView } from '../../../../contract/medication.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { AccessRefused } from '../../access/index.ts'
import { currentReconciliation } from '../domain/fold.ts'
import { linesOf } from '../domain/lines.ts'
import { printList } from '../fhir/print-list.ts'
import { readList } from '../fhir/read-list.ts'
import { readKnown } from '../keep.ts'
import { ask } from './ask.ts'
import { type MedicinesRefused, stateListThatIs } from './change-medicines.ts'

export type ListName = 'before' | 'discharge' | 'now' | 'dispensing'

const titles: Readonly<Record<ListName, string>> = {
  before: 'Medicin før indlæggelsen',
  discharge: 'Medicin ved udskrivningen',
  now: 'Medicinkort nu',
  dispensing: 'Kommunens doseringsliste',
}

/** One of the lists as a FHIR Bundle, to take to another system. */
export async function exportMedicines(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  list: ListName,
): Promise<Result<ReturnType<typeof printList>, AccessRefused>> {
  const granted = await ask(shell, actor, citizenId, { action: 'export', object: `medicines-${list}` })
  if (!granted.ok) return granted
  const at = shell.clock.now()
  const { state } = await readKnown(shell, citizenId)
  const lines = linesOf(state, currentReconciliation(state), danishDateOf(at))
  const medicines = lines.flatMap((line) => line[list] ?? [])
  const nextId = () => shell.ids.next<string>()
  return ok(printList(medicines, { citizenId, title: titles[list], at, nextId }))
}

/** The municipality's dispensing list as its own system has it. */
export function importDispensingList(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  bundle: unknown,
): Promise<Result<MedicinesView, MedicinesRefused>> {
  return stateListThatIs(shell, { actor, citizenId }, () => readList(bundle, citizenId))
}
