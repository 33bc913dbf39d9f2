import type { ProfessionalActor, SignedInActor } from '../../../contract/actor.ts'
import {
  answerSupplyRoute,
  confirmMedicinesRoute,
  decideLineRoute,
  exportMedicinesRoute,
  getMedicineHistoryRoute,
  getMedicineListRoute,
  getMedicinesRoute,
  giveMedicineListRoute,
  importDispensingListRoute,
  markReconciledRoute,
  pauseDoseDispensingRoute,
  readCardRoute,
  resumeDoseDispensingRoute,
  searchMedicinesRoute,
  startReconciliationRoute,
  stateDispensingListRoute,
  takeOverCardRoute,
} from '../../../contract/medication.ts'
import type { BodyOf } from '../../../contract/route.ts'
import type { CitizenId, ReconciliationId, StayId } from '../../../kernel/ids.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import { ok } from '../../../kernel/result.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import { medicineCatalogue, searchCatalogue } from './catalogue.ts'
import type { Medicine } from './domain/medicine.ts'
import {
  answerHomeSupply,
  confirmMedicines,
  decideMedicineLine,
  dispenseByCard,
  markCardReconciled,
  type OnMedicines,
  setDoseDispensing,
  stateDispensingList,
} from './use-cases/change-medicines.ts'
import { exportMedicines, importDispensingList } from './use-cases/exchange-lists.ts'
import {
  getMedicineHistory,
  getMedicineList,
  getMedicines,
  giveMedicineList,
} from './use-cases/read-medicines.ts'
import { readCard, startReconciliation } from './use-cases/start-reconciliation.ts'

function on(
  actor: SignedInActor,
  params: { readonly citizenId: string },
  body: { readonly version?: number | undefined } = {},
): OnMedicines {
  return {
    actor: actor as ProfessionalActor,
    citizenId: params.citizenId as CitizenId,
    version: body.version,
  }
}

/** A medicine as it was written on a list: who prescribed it is not for the writer to say, and pauses are decided. */
function written(body: BodyOf<typeof decideLineRoute>['doses'][number]): Medicine {
  return {
    ...body,
    startOn: body.startOn as DanishDate | null,
    stopOn: body.stopOn as DanishDate | null,
    pausedUntil: null,
    prescriber: null,
  }
}

export const medicationRoutes: readonly MountedRoute[] = [
  answer(searchMedicinesRoute, async (_, { query }) => {
    const catalogue = await medicineCatalogue()
    const medicines = searchCatalogue(catalogue, query.search, query.limit)
    return ok({ medicines: [...medicines], source: catalogue.source })
  }),
  answer(getMedicinesRoute, (shell, { actor, params }) =>
    getMedicines(shell, actor as ProfessionalActor, params.citizenId as CitizenId),
  ),
  answer(readCardRoute, (shell, { actor, params }) =>
    readCard(shell, actor as ProfessionalActor, params.citizenId as CitizenId),
  ),
  answer(startReconciliationRoute, (shell, { actor, params, body }) =>
    startReconciliation(
      shell,
      actor as ProfessionalActor,
      params.citizenId as CitizenId,
      body.stayId as StayId,
    ),
  ),
  answer(decideLineRoute, (shell, { actor, params, body }) =>
    decideMedicineLine(shell, on(actor, params, body), {
      reconciliationId: params.reconciliationId as ReconciliationId,
      rowKey: params.rowKey,
      status: body.status,
      reason: body.reason,
      caveReason: body.caveReason,
      doses: body.doses.map(written),
      pausedUntil: body.pausedUntil as DanishDate | null,
      followUp: body.followUp && { ...body.followUp, on: body.followUp.on as DanishDate | null },
    }),
  ),
  answer(stateDispensingListRoute, (shell, { actor, params, body }) =>
    stateDispensingList(shell, on(actor, params), body.isHelped ? body.doses.map(written) : null),
  ),
  answer(takeOverCardRoute, (shell, { actor, params, body }) =>
    dispenseByCard(shell, on(actor, params, body)),
  ),
  answer(confirmMedicinesRoute, (shell, { actor, params, body }) =>
    confirmMedicines(shell, on(actor, params, body), params.reconciliationId as ReconciliationId),
  ),
  answer(answerSupplyRoute, (shell, { actor, params, body }) =>
    answerHomeSupply(shell, on(actor, params, body), {
      reconciliationId: params.reconciliationId as ReconciliationId,
      homeOn: body.homeOn as DanishDate,
      answers: new Map(body.lines.map(({ rowKey, how }) => [rowKey, how])),
    }),
  ),
  answer(markReconciledRoute, (shell, { actor, params, body }) =>
    markCardReconciled(shell, on(actor, params, body), params.reconciliationId as ReconciliationId),
  ),
  answer(pauseDoseDispensingRoute, (shell, { actor, params, body }) =>
    setDoseDispensing(shell, on(actor, params), { isPaused: true, reason: body.reason }),
  ),
  answer(resumeDoseDispensingRoute, (shell, { actor, params, body }) =>
    setDoseDispensing(shell, on(actor, params), { isPaused: false, reason: body.reason }),
  ),
  answer(getMedicineListRoute, (shell, { actor, params }) =>
    getMedicineList(shell, actor, params.citizenId as CitizenId),
  ),
  answer(giveMedicineListRoute, (shell, { actor, params, body }) =>
    giveMedicineList(shell, actor, params.citizenId as CitizenId, body),
  ),
  answer(getMedicineHistoryRoute, (shell, { actor, params }) =>
    getMedicineHistory(shell, actor as ProfessionalActor, params.citizenId as CitizenId),
  ),
  answer(exportMedicinesRoute, (shell, { actor, params, query }) =>
    exportMedicines(shell, actor as ProfessionalActor, params.citizenId as CitizenId, query.list),
  ),
  answer(importDispensingListRoute, (shell, { actor, params, body }) =>
    importDispensingList(shell, actor as ProfessionalActor, params.citizenId as CitizenId, body.bundle),
  ),
]
