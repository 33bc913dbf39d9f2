import type { CitizenId } from '../../../kernel/ids.ts'
import type { Module } from '../../platform/module.ts'
import type { Shell } from '../../platform/shell.ts'
import { medicineCatalogue } from './catalogue.ts'
import { caveRoutes } from './cave-routes.ts'
import type { Medicine, Who } from './domain/medicine.ts'
import { fetchCard, plugIn, simulator } from './fmk/plugged-card.ts'
import { emptyCard } from './fmk/port.ts'
import { followCardFeedJob, sendDueJob } from './jobs.ts'
import { keep, lockKnown } from './keep.ts'
import {
  cardListener,
  changedCardListener,
  deathListener,
  formsListener,
  pathwayListener,
  stayListener,
} from './listeners.ts'
import { medicationRoutes } from './routes.ts'

export type { Card, CardOrder } from './domain/card.ts'
export type { Dose, Medicine, Who } from './domain/medicine.ts'
export type { CardChangesWanted, MedicineCardChanged, MedicinesChanged } from './events.ts'
export type { CardRequest, MedicineCardService } from './fmk/port.ts'
export { CardAwayError } from './fmk/port.ts'
export { recordCave } from './use-cases/keep-cave.ts'

/** The card of a citizen who has none. */
export const emptyMedicineCard = emptyCard

/** Another medicine card than the simulator, such as the national one. */
export const plugInMedicineCard = plugIn

/** The simulated medicine card, for stories and tests: to write on as another system would, and to break. */
export const medicineCardSimulator = simulator

/**
 * What the municipality's own system says is dispensed, and the medicine card as it is now: where a municipality does not
 * write its list here.
 */
export function recordDispensingList(
  shell: Shell,
  citizenId: CitizenId,
  medicines: readonly Medicine[],
  by: Who,
): Promise<void> {
  return shell.transaction(async (inner) => {
    const known = await lockKnown(inner, citizenId)
    const at = inner.clock.now()
    const card = await fetchCard(inner, citizenId)
    const isNews = card.version !== known.state.card?.version
    await keep(inner, known, [
      ...(isNews ? [{ type: 'card-read', at, card } as const] : []),
      { type: 'dispensing-list-stated', at, isHelped: true, medicines, by },
    ])
  })
}

export const medicationModule: Module = {
  word: 'medication',
  routes: [...medicationRoutes, ...caveRoutes],
  listeners: [stayListener, cardListener, changedCardListener, deathListener, pathwayListener, formsListener],
  jobs: [sendDueJob, followCardFeedJob],
  async start() {
    await medicineCatalogue()
    return undefined
  },
}
