import type { ProfessionalActor } from '../../../contract/actor.ts'
import {
  cancelObservationsRoute,
  correctObservationsRoute,
  listObservationCodesRoute,
  listObservationsRoute,
  viewObservationFileRoute,
  writeObservationsRoute,
} from '../../../contract/observation.ts'
import type { CitizenId, ResultLetterId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/instant.ts'
import { ok } from '../../../kernel/result.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import { observationCodes } from './codes.ts'
import { cancelResults, correctResults, type Measured, tellResults } from './use-cases/tell-results.ts'
import { viewFile } from './use-cases/view-file.ts'
import { listObservations } from './use-cases/view-observations.ts'

const on = ({ actor, params }: { actor: unknown; params: { citizenId: string } }) => ({
  // The contract lets nobody but professionals write.
  actor: actor as ProfessionalActor,
  citizenId: params.citizenId as CitizenId,
})

type Written = Omit<Measured, 'results'> & {
  readonly results: readonly (Omit<Measured['results'][number], 'takenAt'> & { readonly takenAt: string })[]
}

function measured({ results, ...rest }: Written): Measured {
  return { ...rest, results: results.map((one) => ({ ...one, takenAt: instant(one.takenAt) })) }
}

export const observationRoutes: readonly MountedRoute[] = [
  answer(listObservationsRoute, (shell, { actor, params }) =>
    listObservations(shell, actor, params.citizenId as CitizenId),
  ),
  answer(viewObservationFileRoute, (shell, { actor, params }) =>
    viewFile(shell, actor, {
      citizenId: params.citizenId as CitizenId,
      letterId: params.reportId as ResultLetterId,
      index: params.index,
    }),
  ),
  answer(listObservationCodesRoute, async () =>
    ok({
      codes: [...(await observationCodes()).values()].map(({ system: _, longName: __, ...code }) => ({
        ...code,
        choices: [...code.choices],
      })),
    }),
  ),
  answer(writeObservationsRoute, (shell, request) => tellResults(shell, on(request), measured(request.body))),
  answer(correctObservationsRoute, (shell, request) =>
    correctResults(shell, on(request), request.params.reportId as ResultLetterId, measured(request.body)),
  ),
  answer(cancelObservationsRoute, (shell, request) =>
    cancelResults(shell, on(request), request.params.reportId as ResultLetterId, request.body.reason),
  ),
]
