import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { MedicinesView } from '../../../../contract/medication.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { AccessRefused } from '../../access/index.ts'
import { medicineCatalogue, withCodes } from '../catalogue.ts'
import { currentReconciliation } from '../domain/fold.ts'
import { wasEnded, writeCave } from '../domain/keep-cave.ts'
import { linesOf } from '../domain/lines.ts'
import { printCave } from '../fhir/print-cave.ts'
import { printList } from '../fhir/print-list.ts'
import { type CaveRead, readCaves } from '../fhir/read-cave.ts'
import { readList } from '../fhir/read-list.ts'
import { readKnown } from '../keep.ts'
import { standingOf } from '../standing.ts'
import { medicinesView } from '../view.ts'
import { ask } from './ask.ts'
import { type MedicinesRefused, stateListThatIs } from './change-medicines.ts'
import { keepCave, readCave } from './keep-cave.ts'

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
  const { state, cave } = await readKnown(shell, citizenId)
  const lines = linesOf(state, currentReconciliation(state), danishDateOf(at))
  const medicines = lines.flatMap((line) => line[list] ?? [])
  const nextId = () => shell.ids.next<string>()
  return ok(
    printList(medicines, { citizenId, title: titles[list], at, beside: printCave(cave, citizenId), nextId }),
  )
}

/** The municipality's dispensing list as its own system has it, and what stands there that the citizen does not tolerate. */
export function importDispensingList(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  bundle: unknown,
): Promise<Result<MedicinesView, MedicinesRefused>> {
  return shell.transaction(async (inner): Promise<Result<MedicinesView, MedicinesRefused>> => {
    const caves = readCaves(bundle, citizenId)
    const stated = await stateListThatIs(inner, { actor, citizenId }, () =>
      caves.ok ? readList(bundle, citizenId) : caves,
    )
    if (!stated.ok || !caves.ok || caves.value.length === 0) return stated
    await takeInCaves(inner, actor, citizenId, caves.value)
    return ok(await medicinesView(inner, actor, await readKnown(inner, citizenId)))
  })
}

/** What is neither known nor ended here is written as told by another system; a clinician is asked to assess it. */
async function takeInCaves(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  caves: readonly CaveRead[],
): Promise<void> {
  const { who } = await standingOf(shell, actor)
  const now = shell.clock.now()
  const today = danishDateOf(now)
  const hand = { who, isClinician: false, mayPrescribe: false }
  const catalogue = await medicineCatalogue()
  let state = await readCave(shell, citizenId)
  for (const cave of caves.map((one) => withCodes(catalogue, one))) {
    if (wasEnded(state, cave)) continue
    const content = { ...cave, certainty: 'told' } as const
    const told = { by: 'record', on: today } as const
    const written = writeCave(state, { content, told }, hand, now, today, shell.ids.next<string>())
    // The only refusal left is that it is known already.
    if (written.ok) state = await keepCave(shell, citizenId, state, [written.value])
  }
}
